package ai.babelbit.round.watch;

/// A number for every pair of contestants. Not thread-safe.
final class Pairs {
    private final double[] values;

    Pairs(int contestants) {
        values = new double[contestants * (contestants - 1) / 2];
    }

    /// @param a below `b`
    void add(int a, int b, double value) {
        values[index(a, b)] += value;
    }

    double get(int a, int b) {
        return values[index(a, b)];
    }

    private static int index(int a, int b) {
        return b * (b - 1) / 2 + a;
    }
}
