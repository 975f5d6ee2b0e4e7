package ai.babelbit.round;

/// The round's log cannot be written, so the round cannot go on: what is not in the log did not happen.
public final class RoundLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RoundLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
