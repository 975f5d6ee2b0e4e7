package ai.babelbit.dialogue.scoring;

/// The mean cosine over ALL pairs of many unit vectors, in one pass and constant space: the squared length
/// of their sum holds every pair's cosine twice beside each vector's own 1, so that
///
///     mean = (|sum|^2 - sum of |v|^2) / (n (n - 1))
///
/// Not thread-safe.
public final class PairMean {
    private final double[] sum;
    private double own;
    private long count;

    /// @param dimensions of the vectors
    public PairMean(int dimensions) {
        this.sum = new double[dimensions];
    }

    /// Adds one vector.
    public void add(float[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
            own += (double) vector[i] * vector[i];
        }
        count++;
    }

    /// How many vectors were added.
    public long count() {
        return count;
    }

    /// How many pairs they form.
    public long pairs() {
        return count * (count - 1) / 2;
    }

    /// The mean cosine; 0 with fewer than two vectors.
    public double value() {
        if (count < 2) {
            return 0;
        }
        double length = 0;
        for (double each : sum) {
            length += each * each;
        }
        return Math.clamp((length - own) / ((double) count * (count - 1)), -1.0, 1.0);
    }
}
