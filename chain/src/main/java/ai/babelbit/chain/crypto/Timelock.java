package ai.babelbit.chain.crypto;

import ai.babelbit.chain.codec.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import supranational.blst.P1;
import supranational.blst.P2;
import supranational.blst.PT;
import supranational.blst.Scalar;

/// Locks bytes until a beacon has published a round: identity-based encryption (Boneh and Franklin's, with
/// the Fujisaki-Okamoto transform) of an AES key to the round's number. Safe for concurrent use.
///
/// See [tlock](https://eprint.iacr.org/2023/189).
public final class Timelock {
    /// By how many bytes a ciphertext is longer than what is in it.
    public static final int OVERHEAD = 244;

    private static final String DOMAIN = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";
    private static final byte[] SUITE = "AES_GCM_".getBytes(StandardCharsets.US_ASCII);
    private static final int POINT = 96;
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int FIELD = 48;

    private final Drand drand;

    /// For a beacon.
    ///
    /// @throws CryptoException when its public key is no point of the group
    public Timelock(Drand drand) {
        this.drand = drand;
        publicKey();
    }

    /// Locks a message.
    ///
    /// @param round from 1
    public ByteString encrypt(ByteString message, long round, SecureRandom random) {
        byte[] key = new byte[KEY];
        byte[] sigma = new byte[KEY];
        byte[] nonce = new byte[NONCE];
        random.nextBytes(key);
        random.nextBytes(sigma);
        random.nextBytes(nonce);
        return encrypt(message, round, key, sigma, nonce);
    }

    ByteString encrypt(ByteString message, long round, byte[] key, byte[] sigma, byte[] nonce) {
        Scalar r = scalar(sigma, key);
        byte[] u = P2.generator().mult(r).compress();
        byte[] v =
                xor(sigma, sha256(serialize(pairing(identity(round), publicKey().mult(r)))));
        byte[] w = xor(key, sha256(sigma));
        byte[] body = aes(Cipher.ENCRYPT_MODE, key, nonce, message.toArray());
        int inner = 8 + body.length + 8 + NONCE;
        return ByteString.of(ByteBuffer.allocate(OVERHEAD + message.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(u)
                .putLong(KEY)
                .put(v)
                .putLong(KEY)
                .put(w)
                .putLong(inner)
                .putLong(body.length)
                .put(body)
                .putLong(NONCE)
                .put(nonce)
                .putLong(SUITE.length)
                .put(SUITE)
                .array());
    }

    /// Opens what was locked, with the beacon's signature on the round.
    ///
    /// @param signature 48 bytes, a point of G1
    /// @throws CryptoException when the ciphertext is damaged or of another round, or a point is not of its
    ///     group
    public ByteString decrypt(ByteString ciphertext, ByteString signature) {
        ByteBuffer in = ByteBuffer.wrap(ciphertext.toArray()).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < OVERHEAD) {
            throw new CryptoException(
                    "expected a ciphertext of at least " + OVERHEAD + " bytes, got " + in.remaining());
        }
        byte[] u = new byte[POINT];
        in.get(u);
        byte[] v = part(in, KEY);
        byte[] w = part(in, KEY);
        int sealed = ciphertext.size() - OVERHEAD + TAG;
        expect(in.getLong(), 8 + sealed + 8 + NONCE);
        byte[] body = part(in, sealed);
        byte[] nonce = part(in, NONCE);
        byte[] suite = part(in, SUITE.length);
        byte[] sigma = xor(v, sha256(serialize(pairing(g1(signature.toArray()), g2(u)))));
        byte[] key = xor(w, sha256(sigma));
        boolean isSame = Arrays.equals(P2.generator().mult(scalar(sigma, key)).compress(), u);
        if (!isSame || !Arrays.equals(suite, SUITE)) {
            throw new CryptoException("the ciphertext is damaged or locked to another round");
        }
        return ByteString.of(aes(Cipher.DECRYPT_MODE, key, nonce, body));
    }

    static P1 identity(long round) {
        byte[] id = sha256(ByteBuffer.allocate(8).putLong(round).array());
        return new P1().hash_to(id, DOMAIN);
    }

    static Scalar scalar(byte[] sigma, byte[] key) {
        return new Scalar().from_bendian(sha256(sigma, key));
    }

    static PT pairing(P1 p, P2 q) {
        return new PT(p, q).final_exp();
    }

    /// The twelve coefficients as arkworks orders them, each little-endian.
    static byte[] serialize(PT element) {
        byte[] big = element.to_bendian();
        byte[] out = new byte[big.length];
        for (int chunk = 0; chunk < 12; chunk++) {
            int i = chunk / 4;
            int j = chunk / 2 % 2;
            int k = chunk % 2;
            int to = (j * 3 + i) * 2 + k;
            for (int b = 0; b < FIELD; b++) {
                out[to * FIELD + b] = big[chunk * FIELD + FIELD - 1 - b];
            }
        }
        return out;
    }

    private P2 publicKey() {
        return g2(drand.publicKey().toArray());
    }

    // Decoding checks the curve only; a point outside the subgroup would leak the scalar.
    private static P2 g2(byte[] compressed) {
        try {
            P2 point = new P2(compressed);
            if (compressed.length == POINT && point.in_group() && !point.is_inf()) {
                return point;
            }
        } catch (RuntimeException e) {
            throw new CryptoException("expected a point of G2: " + e.getMessage(), e);
        }
        throw new CryptoException("expected a point of the group G2");
    }

    private static P1 g1(byte[] compressed) {
        try {
            P1 point = new P1(compressed);
            if (compressed.length == FIELD && point.in_group() && !point.is_inf()) {
                return point;
            }
        } catch (RuntimeException e) {
            throw new CryptoException("expected a point of G1: " + e.getMessage(), e);
        }
        throw new CryptoException("expected a point of the group G1");
    }

    private static byte[] part(ByteBuffer in, int size) {
        expect(in.getLong(), size);
        byte[] part = new byte[size];
        in.get(part);
        return part;
    }

    private static void expect(long got, long expected) {
        if (got != expected) {
            throw new CryptoException("expected a part of " + expected + " bytes in the ciphertext, got " + got);
        }
    }

    private static byte[] aes(int mode, byte[] key, byte[] nonce, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, nonce));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new CryptoException("the ciphertext is damaged: " + e.getMessage(), e);
        }
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] out = new byte[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = (byte) (a[i] ^ b[i]);
        }
        return out;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
