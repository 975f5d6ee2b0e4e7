package ai.babelbit.prediction.choice;

import ai.babelbit.dialogue.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The words of a pool's texts beyond those of their common prefix, as sets of bits. The Jaccard index of two
/// texts follows from these sets and the number of words in the prefix, however long that is. Not thread-safe.
final class TailWords {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> common;
    private final int prefixChars;

    TailWords(String prefix) {
        this.prefixChars = prefix.length();
        this.common = new HashSet<>(Words.split(prefix));
    }

    /// The set of a text that begins with the prefix.
    long[] of(String text) {
        long[] set = new long[(numbers.size() >>> 6) + 1];
        int end;
        for (int start = Words.skipSpace(text, prefixChars);
                start < text.length();
                start = Words.skipSpace(text, end)) {
            end = Words.wordEnd(text, start);
            String word = text.substring(start, end);
            if (!common.contains(word)) {
                int number = numbers.computeIfAbsent(word, _ -> numbers.size());
                if (number >>> 6 >= set.length) {
                    set = Arrays.copyOf(set, (number >>> 6) + 1);
                }
                set[number >>> 6] |= 1L << number;
            }
        }
        return set;
    }

    /// The Jaccard index of two texts by their sets; 1 when neither has a word at all.
    double jaccard(long[] a, long[] b) {
        int both = common.size();
        int either = common.size();
        int shorter = Math.min(a.length, b.length);
        for (int i = 0; i < shorter; i++) {
            both += Long.bitCount(a[i] & b[i]);
            either += Long.bitCount(a[i] | b[i]);
        }
        long[] longer = a.length > b.length ? a : b;
        for (int i = shorter; i < longer.length; i++) {
            either += Long.bitCount(longer[i]);
        }
        return either == 0 ? 1 : (double) both / either;
    }
}
