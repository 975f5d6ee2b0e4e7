package ai.babelbit.prediction.choice;

import java.util.Arrays;

/// A text of a pool. Confined to its pool.
final class Entry {
    final String text;
    /// In code points.
    final int length;
    /// By source.
    final double[] weights;
    /// By source: how often it was proposed.
    final int[] counts;
    /// Similarity to each earlier entry of the pool; shorter than that until the pool is settled.
    float[] row = new float[0];
    /// What follows the prefix.
    char[] tail = new char[0];
    /// Which words outside the prefix it has, a bit each.
    long[] words = new long[0];

    Entry(String text, int sources) {
        this.text = text;
        this.length = text.codePointCount(0, text.length());
        this.weights = new double[sources];
        this.counts = new int[sources];
    }

    boolean hasWeight() {
        return Arrays.stream(weights).anyMatch(weight -> weight > 0);
    }
}
