package ai.babelbit.dialogue.scoring;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How sure a mean is, by resampling whole dialogues: utterances of one dialogue resemble each other, so
/// drawing them one by one would promise too much (the cluster bootstrap; B. Efron, R. Tibshirani, An
/// Introduction to the Bootstrap, 1993, ch. 13).
///
/// Collects one sum and one count per dialogue. Not thread-safe.
public final class Bootstrap {
    private static final int RESAMPLES = 1_000;

    private double[] sums = new double[16];
    private int[] counts = new int[16];
    private int size;

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
        if (count == 0) {
            return;
        }
        if (size == sums.length) {
            sums = Arrays.copyOf(sums, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        sums[size] = sum;
        counts[size] = count;
        size++;
    }

    /// The interval; null when nothing was added.
    ///
    /// @param random where the resamples come from: the same state gives the same interval
    public @Nullable Interval interval(RandomGenerator random) {
        if (size == 0) {
            return null;
        }
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double sum = 0;
            long count = 0;
            for (int j = 0; j < size; j++) {
                int drawn = random.nextInt(size);
                sum += sums[drawn];
                count += counts[drawn];
            }
            means[i] = sum / count;
        }
        Arrays.sort(means);
        return new Interval(mean(), means[(int) (0.025 * RESAMPLES)], means[(int) (0.975 * RESAMPLES) - 1]);
    }

    private double mean() {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < size; i++) {
            sum += sums[i];
            count += counts[i];
        }
        return sum / count;
    }
}
