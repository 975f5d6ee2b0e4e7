package ai.babelbit.chain.wallet;

/// A wallet is not there, cannot be read or must not be written. The message is one line, names the file
/// and shows no secret.
public final class WalletException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// With a complete, one-line message.
    public WalletException(String message) {
        super(message);
    }

    /// With a complete, one-line message and what led to it.
    public WalletException(String message, Throwable cause) {
        super(message, cause);
    }
}
