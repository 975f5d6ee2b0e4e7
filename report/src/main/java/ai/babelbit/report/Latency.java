package ai.babelbit.report;

/// How long a predictor took for a step, in milliseconds.
///
/// @param p50 the median
/// @param p99 the 99th percentile, at least `p50`
/// @param max the longest, at least `p99`
public record Latency(double p50, double p99, double max) {
    /// @throws IllegalArgumentException if a value is negative or not finite, or they are out of order
    public Latency {
        Checks.millis("p50", p50);
        Checks.millis("p99", p99);
        Checks.millis("max", max);
        if (p50 > p99 || p99 > max) {
            throw new IllegalArgumentException(
                    "latencies must ascend, were p50 " + p50 + ", p99 " + p99 + ", max " + max);
        }
    }
}
