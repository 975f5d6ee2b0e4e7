package ai.babelbit.chain.crypto;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.ByteString;
import cafe.cryptography.curve25519.Constants;
import cafe.cryptography.curve25519.Scalar;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/// An sr25519 key that signs. Prints as its address only. Immutable, safe for concurrent use.
///
/// See [schnorrkel](https://github.com/w3f/schnorrkel).
public final class KeyPair {
    /// Bytes of a seed ("mini secret").
    public static final int SEED_SIZE = 32;

    /// Bytes of a secret key: scalar and nonce.
    public static final int SECRET_SIZE = 64;

    private final Scalar key;
    private final byte[] nonce;
    private final AccountId account;

    KeyPair(Scalar key, byte[] nonce) {
        this.key = key;
        this.nonce = nonce.clone();
        this.account = new AccountId(ByteString.of(
                Constants.RISTRETTO_GENERATOR_TABLE.multiply(key).compress().toByteArray()));
    }

    /// From a seed, as wallets store it in `secretSeed`.
    ///
    /// @throws CryptoException when it is not 32 bytes
    public static KeyPair fromSeed(byte[] seed) {
        expect(seed, SEED_SIZE, "a seed");
        byte[] hash = sha512(seed);
        hash[0] &= (byte) 248;
        hash[31] &= 63;
        hash[31] |= 64;
        return new KeyPair(
                Scalar.fromCanonicalBytes(eighth(Arrays.copyOf(hash, 32))), Arrays.copyOfRange(hash, 32, 64));
    }

    /// From a scalar and a nonce, as wallets store them in `privateKey`.
    ///
    /// @throws CryptoException when it is not 64 bytes or the scalar is not below the group's order
    public static KeyPair fromSecret(byte[] secret) {
        expect(secret, SECRET_SIZE, "a private key");
        return secret(Arrays.copyOf(secret, 32), secret);
    }

    /// From polkadot-js's form of a secret key, whose scalar is eight times as large.
    ///
    /// @throws CryptoException when it is not 64 bytes
    public static KeyPair fromEd25519Secret(byte[] secret) {
        expect(secret, SECRET_SIZE, "a private key");
        return secret(eighth(Arrays.copyOf(secret, 32)), secret);
    }

    private static KeyPair secret(byte[] scalar, byte[] secret) {
        try {
            return new KeyPair(Scalar.fromCanonicalBytes(scalar), Arrays.copyOfRange(secret, 32, SECRET_SIZE));
        } catch (IllegalArgumentException e) {
            // Without a cause: its message might show the key.
            throw new CryptoException("expected a private key below the group's order");
        }
    }

    /// Whose signatures these are.
    public AccountId account() {
        return account;
    }

    /// Checks this key's signatures.
    public PublicKey publicKey() {
        return new PublicKey(account);
    }

    /// Signs with the machine's randomness.
    public ByteString sign(ByteString message) {
        return sign(message, Randomness.SYSTEM);
    }

    /// Signs. The nonce depends on the key, the message and the randomness together, so that neither a broken
    /// generator nor two messages can give the key away.
    ///
    /// @return 64 bytes, different every time
    public ByteString sign(ByteString message, SecureRandom random) {
        Transcript transcript = SigningContext.keyed(SigningContext.transcript(message), account);
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        Transcript witness = transcript.copy().append("signing", nonce).append("rng", fresh);
        Scalar r = Scalar.fromBytesModOrderWide(witness.challenge("witness", 64));
        witness.wipe();
        byte[] commitment =
                Constants.RISTRETTO_GENERATOR_TABLE.multiply(r).compress().toByteArray();
        Scalar k = SigningContext.committed(transcript, commitment);
        byte[] signature = Arrays.copyOf(commitment, 64);
        System.arraycopy(k.multiplyAndAdd(key, r).toByteArray(), 0, signature, 32, 32);
        signature[63] |= (byte) 0x80;
        return ByteString.of(signature);
    }

    /// The secret key as 64 bytes; only for the moment in which a wallet is written.
    public byte[] revealSecret() {
        byte[] secret = Arrays.copyOf(key.toByteArray(), SECRET_SIZE);
        System.arraycopy(nonce, 0, secret, 32, 32);
        return secret;
    }

    Scalar scalar() {
        return key;
    }

    byte[] nonce() {
        return nonce.clone();
    }

    @Override
    public String toString() {
        return "KeyPair[" + account + "]";
    }

    private static byte[] eighth(byte[] little) {
        byte[] big = new byte[32];
        for (int i = 0; i < 32; i++) {
            big[31 - i] = little[i];
        }
        byte[] divided = new BigInteger(1, big).shiftRight(3).toByteArray();
        byte[] result = new byte[32];
        for (int i = 0; i < Math.min(32, divided.length); i++) {
            result[i] = divided[divided.length - 1 - i];
        }
        return result;
    }

    private static void expect(byte[] secret, int size, String what) {
        if (secret.length != size) {
            throw new CryptoException("expected " + what + " of " + size + " bytes, got " + secret.length);
        }
    }

    private static byte[] sha512(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
