package ai.babelbit.prediction.index;

import ai.babelbit.prediction.corpus.Tokens;
import java.util.Arrays;

/// In which scenes each word occurs, and how much it says about them: the saturating share of BM25 [1],
/// `tf / (tf + k (1 - b + b length / mean length))`, in 255ths.
///
/// [1] S. Robertson, H. Zaragoza: The probabilistic relevance framework: BM25 and beyond. 2009.
///
/// @param starts (V + 1)
/// @param entries `scene << 8 | weight`
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record Postings(int[] starts, int[] entries) {
    /// More scenes than this do not fit beside their weight.
    static final int MAX_SCENES = 1 << 23;

    private static final double K = 1.2;
    private static final double B = 0.75;

    static Postings of(int[] tokens, Scenes.Cut cut, int words) {
        int scenes = cut.scenes().length - 1;
        int[] starts = new int[words + 1];
        Counter counter = new Counter(words);
        long length = 0;
        for (int scene = 0; scene < scenes; scene++) {
            length += counter.count(tokens, cut, scene);
            for (int i = 0; i < counter.seen; i++) {
                starts[counter.distinct[i] + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Math::addExact);
        double mean = (double) length / scenes;
        int[] next = Arrays.copyOf(starts, words);
        int[] entries = new int[starts[words]];
        for (int scene = 0; scene < scenes; scene++) {
            double norm = K * (1 - B + B * counter.count(tokens, cut, scene) / mean);
            for (int i = 0; i < counter.seen; i++) {
                int word = counter.distinct[i];
                double share = counter.counts[word] / (counter.counts[word] + norm);
                entries[next[word]++] = (scene << 8) | Math.max(1, (int) Math.round(share * 255));
            }
        }
        return new Postings(starts, entries);
    }

    /// The words of one scene after the other, without clearing an array of the vocabulary's size each time.
    private static final class Counter {
        private final int[] counts;
        private int[] distinct = new int[1 << 12];
        private int seen;

        Counter(int words) {
            counts = new int[words];
        }

        /// Returns how many words the scene has.
        int count(int[] tokens, Scenes.Cut cut, int scene) {
            for (int i = 0; i < seen; i++) {
                counts[distinct[i]] = 0;
            }
            seen = 0;
            int length = 0;
            int end = cut.utterances()[cut.scenes()[scene + 1]];
            for (int at = cut.utterances()[cut.scenes()[scene]]; at < end; at++) {
                int token = tokens[at];
                if (token >= Tokens.FIRST_WORD) {
                    length++;
                    if (counts[token]++ == 0) {
                        if (seen == distinct.length) {
                            distinct = Arrays.copyOf(distinct, seen * 2);
                        }
                        distinct[seen++] = token;
                    }
                }
            }
            return length;
        }
    }
}
