package ai.babelbit.chain.crypto;

/// A key, mnemonic, password or ciphertext is not what it should be. The message is one line and holds no
/// secret.
public final class CryptoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// With a complete, one-line message.
    public CryptoException(String message) {
        super(message);
    }

    /// With a complete, one-line message and what led to it.
    public CryptoException(String message, Throwable cause) {
        super(message, cause);
    }
}
