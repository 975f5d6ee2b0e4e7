package ai.babelbit.prediction.ngram;

import java.util.Arrays;
import java.util.BitSet;

/// All different n-grams of one order, numbered as they come. An n-gram's key is the number of its first n-1 words
/// among the n-grams of that order, and its last word: so every order fits into one long. Not thread-safe.
final class GramTable {
    /// By n-gram: `prefix << wordBits | word`.
    long[] keys;
    /// By n-gram: how often it was seen.
    int[] counts;
    /// By n-gram: the weights of its occurrences, summed up.
    float[] weights;
    /// By n-gram: the number of its last n-1 words among the n-grams of that order.
    int[] suffixes;
    /// N-grams that begin a segment, so that nothing can stand before them.
    final BitSet initial = new BitSet();

    private final int wordBits;
    private int size;
    /// Open addressing: n-gram number + 1, or 0 for a free place.
    private int[] slots;

    GramTable(int wordBits, int expected) {
        this.wordBits = wordBits;
        int capacity = Math.max(16, expected);
        keys = new long[capacity];
        counts = new int[capacity];
        weights = new float[capacity];
        suffixes = new int[capacity];
        slots = new int[Integer.highestOneBit(capacity) << 1];
    }

    int size() {
        return size;
    }

    int prefix(int gram) {
        return (int) (keys[gram] >>> wordBits);
    }

    int word(int gram) {
        return (int) (keys[gram] & ((1L << wordBits) - 1));
    }

    /// Counts one occurrence and returns the n-gram's number.
    int add(int prefix, int word, int suffix, float weight) {
        long key = ((long) prefix << wordBits) | word;
        int mask = slots.length - 1;
        int slot = hash(key) & mask;
        while (slots[slot] != 0) {
            int gram = slots[slot] - 1;
            if (keys[gram] == key) {
                counts[gram]++;
                weights[gram] += weight;
                return gram;
            }
            slot = (slot + 1) & mask;
        }
        int gram = append(key, suffix, weight);
        slots[slot] = gram + 1;
        if (size > slots.length - (slots.length >>> 2)) {
            widen();
        }
        return gram;
    }

    private int append(long key, int suffix, float weight) {
        if (size == keys.length) {
            int capacity = size + (size >> 1);
            keys = Arrays.copyOf(keys, capacity);
            counts = Arrays.copyOf(counts, capacity);
            weights = Arrays.copyOf(weights, capacity);
            suffixes = Arrays.copyOf(suffixes, capacity);
        }
        keys[size] = key;
        counts[size] = 1;
        weights[size] = weight;
        suffixes[size] = suffix;
        return size++;
    }

    private void widen() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int gram = 0; gram < size; gram++) {
            int slot = hash(keys[gram]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = gram + 1;
        }
    }

    /// Gives back what only counting needs.
    void seal() {
        slots = new int[0];
    }

    private static int hash(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 32);
    }
}
