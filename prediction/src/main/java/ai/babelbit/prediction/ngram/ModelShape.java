package ai.babelbit.prediction.ngram;

import ai.babelbit.prediction.corpus.Corpus;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/// How large a model of these n-grams will be.
final class ModelShape {
    private ModelShape() {}

    static ModelHeader header(Corpus corpus, GramCounts counts, BitSet[] kept, Topics topics) {
        int order = counts.order();
        int[] entries = new int[order + 1];
        int[] parents = new int[order];
        for (int n = 1; n <= order; n++) {
            entries[n] = kept[n].cardinality();
            if (n < order) {
                parents[n] = parents(counts, kept, n).cardinality();
            }
        }
        return new ModelHeader(
                order, textBytes(corpus.words()), entries, parents, topics.size(), topics.words(), corpus.figures());
    }

    /// The n-grams of this order that kept ones of the next begin with.
    static BitSet parents(GramCounts counts, BitSet[] kept, int n) {
        GramTable longer = counts.tables[n + 1];
        BitSet parents = new BitSet(counts.tables[n].size());
        for (int gram = kept[n + 1].nextSetBit(0); gram >= 0; gram = kept[n + 1].nextSetBit(gram + 1)) {
            parents.set(longer.prefix(gram));
        }
        return parents;
    }

    private static long textBytes(String[] words) {
        long bytes = 0;
        for (String word : words) {
            bytes += word.getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }
}
