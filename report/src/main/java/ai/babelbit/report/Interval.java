package ai.babelbit.report;

/// A mean with its 95 % interval, all in [0, 1].
///
/// @param mean the mean
/// @param low the interval's lower end
/// @param high the interval's upper end, at least `low`
public record Interval(double mean, double low, double high) {
    /// @throws IllegalArgumentException if a value lies outside [0, 1] or the ends are swapped
    public Interval {
        Checks.unit("mean", mean);
        Checks.unit("low", low);
        Checks.unit("high", high);
        if (low > high) {
            throw new IllegalArgumentException("low must not be above high, was " + low + " > " + high);
        }
    }
}
