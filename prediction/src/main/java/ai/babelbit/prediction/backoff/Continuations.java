package ai.babelbit.prediction.backoff;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// How often which words followed one history. Grows while counting; afterwards only read.
final class Continuations {
    private int[] words = new int[2];
    private int[] counts = new int[2];
    private int size;
    private int total;

    void count(int word) {
        total++;
        for (int i = 0; i < size; i++) {
            if (words[i] == word) {
                counts[i]++;
                return;
            }
        }
        if (size == words.length) {
            words = Arrays.copyOf(words, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        words[size] = word;
        counts[size] = 1;
        size++;
    }

    /// Whether a draw should come from here rather than from a shorter history. Witten and Bell: a history that
    /// was followed by many different words is likely to be followed by yet another, so the chance to trust it
    /// is `n / (n + types)`.
    boolean isTrusted(RandomGenerator random) {
        return random.nextInt(total + size) < total;
    }

    int draw(RandomGenerator random) {
        int left = random.nextInt(total);
        int i = 0;
        while (left >= counts[i]) {
            left -= counts[i];
            i++;
        }
        return words[i];
    }
}
