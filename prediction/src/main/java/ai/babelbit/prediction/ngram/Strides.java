package ai.babelbit.prediction.ngram;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// Running sums over the continuations of those histories that have very many, such as the end of an utterance, so
/// that drawing one need not walk over all that are more frequent. Made when first asked for; safe for concurrent
/// use.
final class Strides {
    /// Lists up to this long are walked.
    static final int SHORT = 256;

    private static final int STRIDE = 64;

    /// A list longer than [#SHORT] is the only such list to begin among so many entries, so where it begins,
    /// divided by that, is a number of its own.
    private final AtomicReferenceArray<double[]> sums;

    Strides(int entries) {
        this.sums = new AtomicReferenceArray<>(entries / SHORT + 1);
    }

    /// The value of an entry.
    @FunctionalInterface
    interface Masses {
        double at(int entry);
    }

    /// The running sums of a list: each of the next so many entries together with all before them.
    double[] of(int from, int to, Masses masses) {
        double[] known = sums.get(from / SHORT);
        if (known != null) {
            return known;
        }
        double[] made = new double[(to - from + STRIDE - 1) / STRIDE];
        double sum = 0;
        for (int entry = from; entry < to; entry++) {
            sum += masses.at(entry);
            made[(entry - from) / STRIDE] = sum;
        }
        sums.set(from / SHORT, made);
        return made;
    }

    /// The first stride whose sum is over this mass, or how many there are if none is.
    static int find(double[] sums, double mass) {
        int low = 0;
        int high = sums.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > mass) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    static int first(int from, int stride) {
        return from + stride * STRIDE;
    }
}
