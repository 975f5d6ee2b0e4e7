package ai.babelbit.chain.rpc;

/// Words of a peer, who may say anything at any length, made fit for one line.
final class Text {
    private static final int MAX = 300;

    private Text() {}

    static String oneLine(String text) {
        String line = text.substring(0, Math.min(text.length(), 4 * MAX))
                .replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")
                .strip();
        return line.length() <= MAX ? line : line.substring(0, MAX) + "…";
    }

    static String of(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null
                && (cause instanceof java.util.concurrent.ExecutionException
                        || cause instanceof java.util.concurrent.CompletionException)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return oneLine(message == null ? cause.getClass().getSimpleName() : message);
    }
}
