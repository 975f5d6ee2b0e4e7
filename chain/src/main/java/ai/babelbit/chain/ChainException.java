package ai.babelbit.chain;

/// The chain could not be read: no node answered in time, or what it answered makes no sense. The message
/// is one line and says which.
public final class ChainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// With a complete, one-line message.
    public ChainException(String message) {
        super(message);
    }

    /// With a complete, one-line message and what led to it.
    public ChainException(String message, Throwable cause) {
        super(message, cause);
    }
}
