package ai.babelbit.prediction.index;

import ai.babelbit.prediction.corpus.Tokens;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Sorts places in a text by what follows them, up to and with the end of the utterance; equal ones by place.
///
/// Places are first counted into buckets by their first token; each bucket is sorted by the next token, and
/// each run of equal ones by the token after that [1]. The keys of a run are fetched once, beside the places, so
/// that sorting itself reads memory in order.
///
/// [1] J. Bentley, R. Sedgewick: Fast algorithms for sorting and searching strings. SODA 1997.
final class SuffixSorter {
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

    private void sort(int[] places, int from, int to, int depth) {
        if (to - from <= SMALL) {
            insertionSort(places, from, to, depth);
            return;
        }
        long[] keyed = new long[to - from];
        for (int i = from; i < to; i++) {
            keyed[i - from] = ((long) tokens[places[i] + depth] << 32) | places[i];
        }
        Arrays.sort(keyed);
        for (int i = 0; i < keyed.length; i++) {
            places[from + i] = (int) keyed[i];
        }
        int start = 0;
        while (start < keyed.length) {
            int token = (int) (keyed[start] >>> 32);
            int end = start + 1;
            while (end < keyed.length && (int) (keyed[end] >>> 32) == token) {
                end++;
            }
            // After the end of an utterance nothing more is compared; the places are already in order.
            if (token != Tokens.END && end - start > 1) {
                sort(places, from + start, from + end, depth + 1);
            }
            start = end;
        }
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
        for (int i = depth; ; i++) {
            int left = tokens[a + i];
            int right = tokens[b + i];
            if (left != right) {
                return Integer.compare(left, right);
            }
            if (left == Tokens.END) {
                return Integer.compare(a, b);
            }
        }
    }
}
