package ai.babelbit.prediction.ngram;

import java.util.Arrays;

/// 256 values in (0, 1] that stand for all others, chosen so that the squared error of the logarithm is small
/// (Lloyd's algorithm on a fine histogram). Immutable, safe for concurrent use.
final class Codebook {
    static final int SIZE = 256;

    private static final int BINS = 1 << 14;
    private static final double LEAST = 1e-9;
    private static final double SCALE = BINS / -Math.log(LEAST);
    private static final int ROUNDS = 40;

    private Codebook() {}

    /// Fills a codebook in rising order.
    ///
    /// @param histogram as made by [#bin]
    static float[] of(long[] histogram) {
        double[] centres = firstCentres(histogram);
        for (int round = 0; round < ROUNDS; round++) {
            double[] sum = new double[SIZE];
            double[] weight = new double[SIZE];
            int code = 0;
            for (int bin = 0; bin < BINS; bin++) {
                while (code + 1 < SIZE && Math.abs(centres[code + 1] - bin) <= Math.abs(centres[code] - bin)) {
                    code++;
                }
                sum[code] += (double) bin * histogram[bin];
                weight[code] += histogram[bin];
            }
            for (int i = 0; i < SIZE; i++) {
                centres[i] = weight[i] > 0 ? sum[i] / weight[i] : centres[i];
            }
            Arrays.sort(centres);
        }
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (float) Math.min(1, Math.exp((centres[i] + 0.5 - BINS) / SCALE));
        }
        return values;
    }

    static long[] histogram() {
        return new long[BINS];
    }

    static int bin(double value) {
        return (int) Math.clamp(BINS + Math.log(Math.max(LEAST, value)) * SCALE, 0, BINS - 1);
    }

    /// Halfway between equal shares of what there is and equal steps over its range, so that rare extremes have
    /// codes of their own.
    private static double[] firstCentres(long[] histogram) {
        int first = 0;
        int last = BINS - 1;
        while (first < last && histogram[first] == 0) {
            first++;
        }
        while (last > first && histogram[last] == 0) {
            last--;
        }
        double total = Arrays.stream(histogram).sum() / (double) (SIZE / 2);
        double[] centres = new double[SIZE];
        double seen = 0;
        int next = 0;
        for (int bin = first; bin <= last; bin++) {
            seen += histogram[bin];
            while (next < SIZE / 2 && seen >= (next + 0.5) * total) {
                centres[next++] = bin;
            }
        }
        Arrays.fill(centres, next, SIZE / 2, last);
        for (int i = 0; i < SIZE / 2; i++) {
            centres[SIZE / 2 + i] = first + (last - first) * (i + 0.5) / (SIZE / 2.0);
        }
        Arrays.sort(centres);
        return centres;
    }

    /// The code of the nearest value by ratio.
    static int encode(float[] book, double value) {
        int above = Arrays.binarySearch(book, (float) value);
        if (above >= 0) {
            return above;
        }
        above = -above - 1;
        if (above == 0) {
            return 0;
        }
        if (above == SIZE || value * value < (double) book[above] * book[above - 1]) {
            return above - 1;
        }
        return above;
    }
}
