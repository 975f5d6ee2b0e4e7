package ai.babelbit.chain.crypto;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.ScaleWriter;
import cafe.cryptography.curve25519.CompressedRistretto;
import cafe.cryptography.curve25519.Constants;
import cafe.cryptography.curve25519.InvalidEncodingException;
import cafe.cryptography.curve25519.RistrettoElement;
import cafe.cryptography.curve25519.Scalar;

/// Checks sr25519 signatures of an account. Safe for concurrent use.
///
/// @param account whose signatures
public record PublicKey(AccountId account) {
    private static final int SIZE = 64;
    private static final int MARKER = 0x80;
    private static final ByteString OPEN = ByteString.utf8("<Bytes>");
    private static final ByteString CLOSE = ByteString.utf8("</Bytes>");

    /// Whether the signature is of exactly this message. Never throws, whatever the signature is.
    public boolean verify(ByteString message, ByteString signature) {
        byte[] bytes = signature.toArray();
        // The marker tells Schnorr signatures on Ristretto from Ed25519 ones.
        if (bytes.length != SIZE || (bytes[SIZE - 1] & MARKER) == 0) {
            return false;
        }
        bytes[SIZE - 1] &= (byte) ~MARKER;
        byte[] commitment = java.util.Arrays.copyOf(bytes, 32);
        try {
            Scalar s = Scalar.fromCanonicalBytes(java.util.Arrays.copyOfRange(bytes, 32, SIZE));
            RistrettoElement key = new CompressedRistretto(account.key().toArray()).decompress();
            Scalar k = SigningContext.challenge(SigningContext.transcript(message), account, commitment);
            RistrettoElement expected =
                    Constants.RISTRETTO_GENERATOR_TABLE.multiply(s).subtract(key.multiply(k));
            return java.util.Arrays.equals(expected.compress().toByteArray(), commitment);
        } catch (InvalidEncodingException | IllegalArgumentException e) {
            return false;
        }
    }

    /// The same, or the signature is of the message between `<Bytes>` and `</Bytes>`, as browser wallets
    /// sign.
    public boolean verifyAlsoWrapped(ByteString message, ByteString signature) {
        return verify(message, signature)
                || verify(new ScaleWriter().raw(OPEN).raw(message).raw(CLOSE).done(), signature);
    }
}
