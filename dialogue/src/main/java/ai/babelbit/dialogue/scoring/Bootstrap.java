package ai.babelbit.dialogue.scoring;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How sure a mean is, by resampling whole dialogues: utterances of one dialogue resemble each other, so
/// drawing them one by one would promise too much (the cluster bootstrap; B. Efron, R. Tibshirani, An
/// Introduction to the Bootstrap, 1993, ch. 13).
///
/// Collects one sum and one count per dialogue, in bounded space. Not thread-safe.
public final class Bootstrap {
    static final int RESAMPLES = 1_000;

    private final JointBootstrap joint = new JointBootstrap(1);

    /// A mean and the interval that holds it with 95 % confidence.
    ///
    /// @param mean of all values
    /// @param low the 2.5th percentile of the resampled means
    /// @param high the 97.5th
    public record Interval(double mean, double low, double high) {}

    /// Adds one dialogue.
    ///
    /// @param sum of its values
    /// @param count how many there were; a dialogue without any is passed over
    public void add(double sum, int count) {
        joint.add(new double[] {sum}, count);
    }

    /// The interval; null when nothing was added.
    ///
    /// @param random where the resamples come from: the same state gives the same interval
    public @Nullable Interval interval(RandomGenerator random) {
        return joint.interval(0, random);
    }

    static double low(double[] sorted) {
        return sorted[(int) (0.025 * RESAMPLES)];
    }

    static double high(double[] sorted) {
        return sorted[(int) (0.975 * RESAMPLES) - 1];
    }
}
