package ai.babelbit.prediction.ngram;

import ai.babelbit.prediction.corpus.Tokens;
import java.util.Arrays;
import java.util.BitSet;

/// Interpolated modified Kneser-Ney probabilities of the n-grams that are kept: `P(w | h) = discounted(hw) +
/// backoff(h) * P(w | h')`, where h' is h without its first word, down to words, which are interpolated with
/// the uniform distribution.
///
/// Two things are added to the textbook, and both vanish when all weights are 1 and everything is kept:
/// - Discounts are those of the true counts; what is left of an n-gram's count is multiplied by the mean weight
///   of its occurrences. A corpus of low weight so keeps its variety but loses its say.
/// - In the orders below the highest an n-gram counts once for every different word before it, since its
///   occurrences are otherwise explained by the longer n-gram. A longer n-gram that is not kept explains
///   nothing, so its occurrences all count [1].
///
/// [1] V. Siivola, T. Hirsimäki, S. Virpioja: On growing and pruning Kneser-Ney smoothed n-gram models. IEEE
///   Transactions on Audio, Speech and Language Processing 15(5), 2007.
final class Estimate {
    /// By order and n-gram; 0 where it is not kept. At order 1 the whole probability P(w).
    final float[][] discounted;
    /// By order and n-gram, what is left for the shorter history after this one; 1 where nothing follows it.
    final float[][] backoff;

    private final GramCounts counts;
    private final BitSet[] kept;

    private Estimate(GramCounts counts, BitSet[] kept) {
        this.counts = counts;
        this.kept = kept;
        this.discounted = new float[counts.order() + 1][0];
        this.backoff = new float[counts.order() + 1][0];
    }

    /// @param kept by order, which n-grams remain; all words always do
    static Estimate of(GramCounts counts, BitSet[] kept) {
        Estimate estimate = new Estimate(counts, kept);
        GramTable top = counts.tables[counts.order()];
        int[] effective = Arrays.copyOf(top.counts, top.size());
        float[] mass = Arrays.copyOf(top.weights, top.size());
        for (int n = counts.order(); n >= 2; n--) {
            estimate.order(n, effective, mass);
            int size = counts.tables[n - 1].size();
            int[] lower = new int[size];
            float[] lowerMass = new float[size];
            estimate.passDown(n, effective, mass, lower, lowerMass);
            effective = lower;
            mass = lowerMass;
        }
        estimate.words(effective, mass);
        return estimate;
    }

    private void order(int n, int[] effective, float[] mass) {
        GramTable table = counts.tables[n];
        Discounts discounts = Discounts.of(effective, table.size());
        int histories = counts.tables[n - 1].size();
        double[] total = new double[histories];
        double[] left = new double[histories];
        for (int gram = 0; gram < table.size(); gram++) {
            int history = table.prefix(gram);
            total[history] += mass[gram];
            left[history] +=
                    kept[n].get(gram) ? mass[gram] / effective[gram] * discounts.of(effective[gram]) : mass[gram];
        }
        discounted[n] = new float[table.size()];
        for (int gram = kept[n].nextSetBit(0); gram >= 0; gram = kept[n].nextSetBit(gram + 1)) {
            double rest = mass[gram] / effective[gram] * (effective[gram] - discounts.of(effective[gram]));
            discounted[n][gram] = (float) (rest / total[table.prefix(gram)]);
        }
        backoff[n - 1] = new float[histories];
        for (int history = 0; history < histories; history++) {
            backoff[n - 1][history] = total[history] > 0 ? (float) (left[history] / total[history]) : 1;
        }
    }

    private void passDown(int n, int[] effective, float[] mass, int[] lower, float[] lowerMass) {
        GramTable table = counts.tables[n];
        for (int gram = 0; gram < table.size(); gram++) {
            int suffix = table.suffixes[gram];
            int times = kept[n].get(gram) ? 1 : effective[gram];
            lower[suffix] += times;
            lowerMass[suffix] += mass[gram] / effective[gram] * times;
        }
        // Nothing can stand before these, so that different words before them cannot be counted.
        GramTable shorter = counts.tables[n - 1];
        BitSet initial = shorter.initial;
        for (int gram = initial.nextSetBit(0); gram >= 0; gram = initial.nextSetBit(gram + 1)) {
            lower[gram] = shorter.counts[gram];
            lowerMass[gram] = shorter.weights[gram];
        }
    }

    private void words(int[] effective, float[] mass) {
        effective[Tokens.START] = 0;
        mass[Tokens.START] = 0;
        int words = effective.length;
        Discounts discounts = Discounts.of(effective, words);
        double total = 0;
        double left = 0;
        for (int word = 0; word < words; word++) {
            if (effective[word] > 0) {
                total += mass[word];
                left += mass[word] / effective[word] * discounts.of(effective[word]);
            }
        }
        discounted[1] = new float[words];
        for (int word = 0; word < words; word++) {
            double rest = effective[word] == 0
                    ? 0
                    : mass[word] / effective[word] * (effective[word] - discounts.of(effective[word]));
            // Everything but START can be next.
            double uniform = word == Tokens.START ? 0 : 1.0 / (words - 1);
            discounted[1][word] = (float) ((rest + left * uniform) / total);
        }
    }

    /// By n-gram of this order: P(its last word | the words before it).
    ///
    /// @param shorter the same for the order below; not used for order 1
    float[] probabilities(int n, float[] shorter) {
        if (n == 1) {
            return discounted[1];
        }
        GramTable table = counts.tables[n];
        float[] probabilities = new float[table.size()];
        for (int gram = 0; gram < table.size(); gram++) {
            probabilities[gram] =
                    discounted[n][gram] + backoff[n - 1][table.prefix(gram)] * shorter[table.suffixes[gram]];
        }
        return probabilities;
    }
}
