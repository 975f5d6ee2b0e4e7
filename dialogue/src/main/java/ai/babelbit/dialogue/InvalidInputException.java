package ai.babelbit.dialogue;

/// Something that a person gave us (a file, an option, a variable) is not what it must be. The message is one
/// line that says what, where, what was expected and what was found; a program prints it without a stack trace
/// and exits with 2.
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// With a complete, one-line message.
    public InvalidInputException(String message) {
        super(oneLine(message));
    }

    /// With a complete, one-line message and what led to it.
    public InvalidInputException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ");
    }
}
