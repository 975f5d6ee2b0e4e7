package ai.babelbit.chain.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/// Encrypted key files as btcli writes them: `$NACL`, 24 bytes of nonce, a secretbox.
public final class KeyfileCipher {
    private static final byte[] HEADER = "$NACL".getBytes(StandardCharsets.US_ASCII);

    private KeyfileCipher() {}

    /// Whether a file's content begins like one of these.
    public static boolean isEncrypted(byte[] file) {
        return startsWith(file, HEADER);
    }

    /// Whether a file's content begins like one of btcli's older kinds of encryption, which are not read
    /// here.
    public static boolean isEncryptedOtherwise(byte[] file) {
        return startsWith(file, "$ANSIBLE_VAULT".getBytes(StandardCharsets.US_ASCII))
                || startsWith(file, "gAAAAA".getBytes(StandardCharsets.US_ASCII));
    }

    /// The plaintext. Takes seconds and half a gibibyte of heap.
    ///
    /// @throws CryptoException when the password is wrong, the file is damaged or the heap has too little
    ///     room
    public static byte[] open(byte[] file, String password) {
        int body = HEADER.length + SecretBox.NONCE;
        if (!isEncrypted(file) || file.length <= body) {
            throw new CryptoException("expected an encrypted key file, which begins with $NACL");
        }
        byte[] plain = SecretBox.open(
                Arrays.copyOfRange(file, body, file.length),
                Arrays.copyOfRange(file, HEADER.length, body),
                PasswordHash.key(password));
        if (plain == null) {
            throw new CryptoException("the password is wrong, or the key file is damaged");
        }
        return plain;
    }

    /// Encrypts. Takes seconds and half a gibibyte of heap.
    ///
    /// @throws CryptoException when the heap has too little room
    public static byte[] seal(byte[] plain, String password, SecureRandom random) {
        byte[] nonce = new byte[SecretBox.NONCE];
        random.nextBytes(nonce);
        byte[] box = SecretBox.seal(plain, nonce, PasswordHash.key(password));
        return org.bouncycastle.util.Arrays.concatenate(HEADER, nonce, box);
    }

    private static boolean startsWith(byte[] file, byte[] head) {
        return file.length >= head.length && Arrays.equals(file, 0, head.length, head, 0, head.length);
    }
}
