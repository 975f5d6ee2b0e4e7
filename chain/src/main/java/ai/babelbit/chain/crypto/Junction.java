package ai.babelbit.chain.crypto;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.Hashing;
import ai.babelbit.chain.codec.ScaleWriter;
import cafe.cryptography.curve25519.Scalar;
import java.math.BigInteger;
import java.util.Arrays;

/// One step from a key to a key below it.
///
/// @param chainCode 32 bytes
/// @param isHard whether the step needs the secret key
record Junction(ByteString chainCode, boolean isHard) {
    private static final int SIZE = 32;

    static Junction of(String name, boolean isHard) {
        ScaleWriter code = new ScaleWriter();
        if (name.matches("[0-9]{1,20}") && new BigInteger(name).bitLength() <= Long.SIZE) {
            code.little(new BigInteger(name), Long.BYTES);
        } else {
            code.text(name);
        }
        ByteString bytes = code.done();
        return new Junction(
                bytes.size() > SIZE
                        ? Hashing.blake2b(bytes, SIZE)
                        : ByteString.of(Arrays.copyOf(bytes.toArray(), SIZE)),
                isHard);
    }

    KeyPair derive(KeyPair from) {
        Transcript transcript =
                new Transcript("SchnorrRistrettoHDKD").append("sign-bytes").append("chain-code", chainCode.toArray());
        if (isHard) {
            transcript.append("secret-key", from.scalar().toByteArray());
            return KeyPair.fromSeed(transcript.challenge("HDKD-hard", KeyPair.SEED_SIZE));
        }
        transcript.append("public-key", from.account().key().toArray());
        Scalar step = Scalar.fromBytesModOrderWide(transcript.challenge("HDKD-scalar", 64));
        // Any nonce will do that is secret and that no other key has.
        byte[] nonce = transcript.append("secret-nonce", from.nonce()).challenge("nonce", SIZE);
        return new KeyPair(from.scalar().add(step), nonce);
    }
}
