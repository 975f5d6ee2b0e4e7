package ai.babelbit.prediction.ngram;

import ai.babelbit.prediction.corpus.Corpus;
import ai.babelbit.prediction.corpus.Tokens;
import ai.babelbit.prediction.corpus.TrainingProgress;

/// How often every n-gram of every order occurs in a corpus. An n-gram of order 1 has its word's number.
final class GramCounts {
    /// (order + 1); place 0 is not used.
    final GramTable[] tables;

    final int wordBits;

    private GramCounts(GramTable[] tables, int wordBits) {
        this.tables = tables;
        this.wordBits = wordBits;
    }

    int order() {
        return tables.length - 1;
    }

    static GramCounts of(Corpus corpus, int order, TrainingProgress progress) {
        int wordBits = Math.max(2, 32 - Integer.numberOfLeadingZeros(corpus.words().length - 1));
        GramTable[] tables = new GramTable[order + 1];
        tables[1] = words(corpus, wordBits);
        // By position: the number of the n-gram that begins there; -1 where the segment ends too early.
        int[] numbers = corpus.tokens().clone();
        for (int n = 2; n <= order; n++) {
            progress.at("counting n-grams of " + n + " words", n - 1L, order - 1L);
            tables[n] = count(corpus, n, numbers, wordBits);
        }
        return new GramCounts(tables, wordBits);
    }

    private static GramTable words(Corpus corpus, int wordBits) {
        GramTable table = new GramTable(wordBits, corpus.words().length);
        for (int word = 0; word < corpus.words().length; word++) {
            table.add(0, word, 0, 0);
            table.counts[word] = 0;
        }
        table.initial.set(Tokens.START);
        // A float would lose small weights when they are added to a large sum.
        double[] weights = new double[corpus.words().length];
        for (int segment = 0; segment < corpus.segments(); segment++) {
            for (int i = corpus.starts()[segment]; i < corpus.starts()[segment + 1]; i++) {
                int word = corpus.tokens()[i];
                table.counts[word]++;
                weights[word] += corpus.weights()[segment];
            }
        }
        for (int word = 0; word < weights.length; word++) {
            table.weights[word] = (float) weights[word];
        }
        table.seal();
        return table;
    }

    /// Counts order `n`, and replaces the numbers of the order below by those of this one.
    private static GramTable count(Corpus corpus, int n, int[] numbers, int wordBits) {
        int[] tokens = corpus.tokens();
        GramTable table = new GramTable(wordBits, corpus.size() / 4);
        for (int segment = 0; segment < corpus.segments(); segment++) {
            int begin = corpus.starts()[segment];
            int end = corpus.starts()[segment + 1];
            float weight = corpus.weights()[segment];
            for (int i = begin; i + n <= end; i++) {
                // The entry at i + 1 is still the one of the order below.
                numbers[i] = table.add(numbers[i], tokens[i + n - 1], numbers[i + 1], weight);
            }
            if (begin + n <= end) {
                table.initial.set(numbers[begin]);
            }
        }
        table.seal();
        return table;
    }
}
