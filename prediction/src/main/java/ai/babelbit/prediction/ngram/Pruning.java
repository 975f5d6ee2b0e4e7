package ai.babelbit.prediction.ngram;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.ToLongFunction;

/// Chooses which n-grams a model keeps. A kept n-gram's first words are always kept as well.
final class Pruning {
    private final GramCounts counts;

    Pruning(GramCounts counts) {
        this.counts = counts;
    }

    /// Those seen often enough, by order; all words.
    BitSet[] seenAtLeast(int cutoff) {
        BitSet[] kept = new BitSet[counts.order() + 1];
        kept[0] = new BitSet();
        for (int n = 1; n <= counts.order(); n++) {
            GramTable table = counts.tables[n];
            kept[n] = new BitSet(table.size());
            for (int gram = 0; gram < table.size(); gram++) {
                if (n == 1 || table.counts[gram] >= cutoff) {
                    kept[n].set(gram);
                }
            }
        }
        return kept;
    }

    /// Leaves out what helps least until the model is small enough, if need be everything but the words.
    ///
    /// @param size the bytes of a model that keeps these n-grams, by order
    BitSet[] downTo(long maxBytes, BitSet[] kept, Estimate estimate, ToLongFunction<BitSet[]> size) {
        float[][] worth = worth(kept, estimate);
        float[] sorted = sorted(worth, kept);
        int tooFew = sorted.length;
        int tooMany = 0;
        while (tooFew - tooMany > sorted.length / 500 + 1) {
            int middle = (tooMany + tooFew) >>> 1;
            if (size.applyAsLong(worthAtLeast(sorted[middle], worth, kept)) <= maxBytes) {
                tooFew = middle;
            } else {
                tooMany = middle;
            }
        }
        return worthAtLeast(tooFew == sorted.length ? Float.POSITIVE_INFINITY : sorted[tooFew], worth, kept);
    }

    /// How much likelier an n-gram, or the best of those that begin with it, makes the corpus than its shorter
    /// form would: occurrences times the logarithm of the probabilities' ratio, the main term of the relative
    /// entropy of the models with and without it (A. Stolcke: Entropy-based pruning of backoff language models,
    /// 1998).
    private float[][] worth(BitSet[] kept, Estimate estimate) {
        float[][] worth = new float[counts.order() + 1][0];
        float[] shorter = new float[0];
        for (int n = 1; n <= counts.order(); n++) {
            float[] probabilities = estimate.probabilities(n, shorter);
            worth[n] = new float[probabilities.length];
            GramTable table = counts.tables[n];
            for (int gram = n == 1 ? -1 : kept[n].nextSetBit(0); gram >= 0; gram = kept[n].nextSetBit(gram + 1)) {
                double left = estimate.backoff[n - 1][table.prefix(gram)] + estimate.discounted[n][gram];
                double without = left * shorter[table.suffixes[gram]];
                worth[n][gram] = (float) (table.weights[gram] * Math.log(probabilities[gram] / without));
            }
            shorter = probabilities;
        }
        for (int n = counts.order(); n > 2; n--) {
            GramTable table = counts.tables[n];
            for (int gram = kept[n].nextSetBit(0); gram >= 0; gram = kept[n].nextSetBit(gram + 1)) {
                int prefix = table.prefix(gram);
                worth[n - 1][prefix] = Math.max(worth[n - 1][prefix], worth[n][gram]);
            }
        }
        return worth;
    }

    private float[] sorted(float[][] worth, BitSet[] kept) {
        int size = 0;
        for (int n = 2; n < kept.length; n++) {
            size += kept[n].cardinality();
        }
        float[] all = new float[size];
        int next = 0;
        for (int n = 2; n < kept.length; n++) {
            for (int gram = kept[n].nextSetBit(0); gram >= 0; gram = kept[n].nextSetBit(gram + 1)) {
                all[next++] = worth[n][gram];
            }
        }
        Arrays.sort(all);
        return all;
    }

    private static BitSet[] worthAtLeast(float least, float[][] worth, BitSet[] kept) {
        BitSet[] fewer = kept.clone();
        for (int n = 2; n < kept.length; n++) {
            fewer[n] = new BitSet(kept[n].length());
            for (int gram = kept[n].nextSetBit(0); gram >= 0; gram = kept[n].nextSetBit(gram + 1)) {
                if (worth[n][gram] >= least) {
                    fewer[n].set(gram);
                }
            }
        }
        return fewer;
    }
}
