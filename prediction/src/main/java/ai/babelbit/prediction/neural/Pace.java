package ai.babelbit.prediction.neural;

/// How long steps take on this machine, so that no more is begun than a deadline lets end. Not thread-safe.
final class Pace {
    /// Tokens that a continuation usually has.
    private static final int USUAL = 20;

    /// What a step costs beside its rows, in rows.
    private static final double FIXED = 2;

    private static final double FORGETTING = 0.1;

    /// Nanoseconds a row, of [#FIXED] more rows than there are; a guess until the first step.
    private double perRow = 400_000;

    void took(long nanos, int rows) {
        perRow += FORGETTING * (nanos / (rows + FIXED) - perRow);
    }

    /// How many continuations side by side usually end within this time, at least 1.
    int affords(long nanos) {
        return (int) Math.clamp(nanos / (USUAL * perRow) - FIXED, 1, 1 << 20);
    }
}
