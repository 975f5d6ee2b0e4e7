package ai.babelbit.prediction.index;

import ai.babelbit.prediction.corpus.Tokens;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Sorts places in a text by what follows them, up to and with the end of the utterance, but no further than
/// [#DEPTH]; equal ones by place.
///
/// Places are first counted into buckets by their first token; each bucket is sorted by the next token, and
/// each run of equal ones by the token after that [1]. The keys of a run are fetched once, beside the places, so
/// that sorting itself reads memory in order.
///
/// [1] J. Bentley, R. Sedgewick: Fast algorithms for sorting and searching strings. SODA 1997.
final class SuffixSorter {
    /// How many tokens are compared. Whoever says one word a million times must not take forever.
    static final int DEPTH = 512;

    private static final int SMALL = 12;

    private final int[] tokens;

    /// @param tokens every utterance closed by [Tokens#END]
    SuffixSorter(int[] tokens) {
        this.tokens = tokens;
    }

    /// Sorts in place, on all cores.
    ///
    /// @param places already grouped by their first token, each group rising
    /// @param groups where each group begins, and the end of the last one
    void sort(int[] places, int[] groups) {
        IntStream.range(0, groups.length - 1)
                .parallel()
                .forEach(group -> sort(places, groups[group], groups[group + 1], 1));
    }

    /// The longest run of equal tokens is gone on with in the loop, so that neither the stack nor the keys that
    /// are held grow with how often something repeats.
    private void sort(int[] places, int first, int end, int firstDepth) {
        int from = first;
        int to = end;
        int depth = firstDepth;
        while (to - from > SMALL && depth < DEPTH) {
            long[] keyed = sortByToken(places, from, to, depth);
            int longest = 0;
            int longestEnd = 0;
            int runEnd;
            for (int run = 0; run < keyed.length; run = runEnd) {
                runEnd = runEnd(keyed, run);
                // After the end of an utterance nothing more is compared; the places are already in order.
                if ((int) (keyed[run] >>> 32) == Tokens.END) {
                    continue;
                }
                if (runEnd - run > longestEnd - longest) {
                    sort(places, from + longest, from + longestEnd, depth + 1);
                    longest = run;
                    longestEnd = runEnd;
                } else {
                    sort(places, from + run, from + runEnd, depth + 1);
                }
            }
            to = from + longestEnd;
            from += longest;
            depth++;
        }
        insertionSort(places, from, to, depth);
    }

    /// Sorts by the token at a depth, then by place; returns `token << 32 | place`.
    private long[] sortByToken(int[] places, int from, int to, int depth) {
        long[] keyed = new long[to - from];
        for (int i = from; i < to; i++) {
            keyed[i - from] = ((long) tokens[places[i] + depth] << 32) | places[i];
        }
        Arrays.sort(keyed);
        for (int i = 0; i < keyed.length; i++) {
            places[from + i] = (int) keyed[i];
        }
        return keyed;
    }

    private static int runEnd(long[] keyed, int run) {
        int end = run + 1;
        while (end < keyed.length && keyed[end] >>> 32 == keyed[run] >>> 32) {
            end++;
        }
        return end;
    }

    private void insertionSort(int[] places, int from, int to, int depth) {
        for (int i = from + 1; i < to; i++) {
            int place = places[i];
            int at = i;
            while (at > from && compare(places[at - 1], place, depth) > 0) {
                places[at] = places[at - 1];
                at--;
            }
            places[at] = place;
        }
    }

    private int compare(int a, int b, int depth) {
        for (int i = depth; i < DEPTH; i++) {
            int left = tokens[a + i];
            int right = tokens[b + i];
            if (left != right) {
                return Integer.compare(left, right);
            }
            if (left == Tokens.END) {
                break;
            }
        }
        return Integer.compare(a, b);
    }
}
