package ai.babelbit.chain.codec;

/// Bytes or text are not what they should be: cut off, too large, of another type, or unknown. The message
/// is one line and names the place.
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// With a complete, one-line message.
    public CodecException(String message) {
        super(message);
    }

    /// With a complete, one-line message and what led to it.
    public CodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
