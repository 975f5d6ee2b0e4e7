package ai.babelbit.dialogue.scoring;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Resamples whole dialogues, as [Bootstrap] does, for several contestants at once: every resample draws
/// the same dialogues for all of them, so that what a dialogue's difficulty does to everybody cancels out
/// of their differences (the paired bootstrap; P. Koehn, Statistical significance tests for machine
/// translation evaluation, EMNLP 2004).
///
/// In bounded space: beyond a few thousand dialogues neighbours are drawn together. Not thread-safe.
public final class JointBootstrap {
    /// With fewer dialogues than this, resampling says nothing worth saying.
    public static final int LEAST_DIALOGUES = 5;

    private static final int MOST_CLUSTERS = 4_096;

    private final int columns;
    /// (clusters, columns)
    private double[] sums;
    private long[] counts = new long[16];
    private int clusters;
    private int dialogues;
    /// How many dialogues make a cluster, and how many the last one already has.
    private int perCluster = 1;
    private int inLast;

    /// @param columns how many contestants
    public JointBootstrap(int columns) {
        this.columns = columns;
        this.sums = new double[16 * columns];
    }

    /// How sure the difference of two means is.
    ///
    /// @param mean of the first less the second
    /// @param low the 2.5th percentile of the resampled differences
    /// @param high the 97.5th
    /// @param chance the share of resamples in which the first is ahead, ties counting half
    public record Difference(double mean, double low, double high, double chance) {
        /// Whether 95 % of the resamples agree which is ahead.
        public boolean isReal() {
            return low > 0 || high < 0;
        }
    }

    /// Adds one dialogue.
    ///
    /// @param values each contestant's sum over its utterances
    /// @param count how many there were; a dialogue without any is passed over
    public void add(double[] values, int count) {
        if (count == 0) {
            return;
        }
        dialogues++;
        if (clusters == 0 || inLast == perCluster) {
            startCluster();
        }
        inLast++;
        counts[clusters - 1] += count;
        for (int i = 0; i < columns; i++) {
            sums[(clusters - 1) * columns + i] += values[i];
        }
    }

    private void startCluster() {
        if (clusters == MOST_CLUSTERS) {
            mergeNeighbours();
        }
        if (clusters == counts.length) {
            counts = Arrays.copyOf(counts, clusters * 2);
            sums = Arrays.copyOf(sums, clusters * 2 * columns);
        }
        clusters++;
        inLast = 0;
    }

    private void mergeNeighbours() {
        for (int i = 0; i < clusters / 2; i++) {
            counts[i] = counts[2 * i] + counts[2 * i + 1];
            for (int j = 0; j < columns; j++) {
                sums[i * columns + j] = sums[2 * i * columns + j] + sums[(2 * i + 1) * columns + j];
            }
        }
        clusters /= 2;
        perCluster *= 2;
        Arrays.fill(counts, clusters, counts.length, 0);
        Arrays.fill(sums, clusters * columns, sums.length, 0);
    }

    /// How many dialogues were added.
    public int dialogues() {
        return dialogues;
    }

    /// For every contestant the probability that it is truly ahead of all others: the share of resamples in
    /// which its mean is the highest, ties shared. Null with fewer than [#LEAST_DIALOGUES] dialogues.
    ///
    /// @param random where the resamples come from
    public double @Nullable [] chancesToLead(RandomGenerator random) {
        if (dialogues < LEAST_DIALOGUES) {
            return null;
        }
        double[] chances = new double[columns];
        for (int i = 0; i < Bootstrap.RESAMPLES; i++) {
            double[] means = resample(random);
            double best = Arrays.stream(means).max().orElse(0);
            long winners = Arrays.stream(means).filter(mean -> mean == best).count();
            for (int j = 0; j < columns; j++) {
                chances[j] += means[j] == best ? 1.0 / winners / Bootstrap.RESAMPLES : 0;
            }
        }
        return chances;
    }

    /// The difference of two contestants; null with fewer than [#LEAST_DIALOGUES] dialogues.
    public @Nullable Difference difference(int first, int second, RandomGenerator random) {
        if (dialogues < LEAST_DIALOGUES) {
            return null;
        }
        double[] differences = new double[Bootstrap.RESAMPLES];
        double ahead = 0;
        for (int i = 0; i < differences.length; i++) {
            double[] means = resample(random);
            differences[i] = means[first] - means[second];
            ahead += differences[i] > 0 ? 1 : differences[i] == 0 ? 0.5 : 0;
        }
        Arrays.sort(differences);
        return new Difference(
                mean(first) - mean(second),
                Bootstrap.low(differences),
                Bootstrap.high(differences),
                ahead / differences.length);
    }

    /// The contestant's mean over all utterances; 0 when there are none.
    public double mean(int column) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < clusters; i++) {
            sum += sums[i * columns + column];
            count += counts[i];
        }
        return count == 0 ? 0 : sum / count;
    }

    /// The contestant's mean with its interval; null when nothing was added.
    public Bootstrap.@Nullable Interval interval(int column, RandomGenerator random) {
        if (clusters == 0) {
            return null;
        }
        double[] means = new double[Bootstrap.RESAMPLES];
        for (int i = 0; i < means.length; i++) {
            means[i] = resample(random)[column];
        }
        Arrays.sort(means);
        return new Bootstrap.Interval(mean(column), Bootstrap.low(means), Bootstrap.high(means));
    }

    private double[] resample(RandomGenerator random) {
        double[] means = new double[columns];
        long count = 0;
        for (int i = 0; i < clusters; i++) {
            int drawn = random.nextInt(clusters);
            count += counts[drawn];
            for (int j = 0; j < columns; j++) {
                means[j] += sums[drawn * columns + j];
            }
        }
        for (int j = 0; j < columns; j++) {
            means[j] /= count;
        }
        return means;
    }
}
