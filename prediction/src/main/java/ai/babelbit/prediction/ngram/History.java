package ai.babelbit.prediction.ngram;

import java.util.Arrays;

/// The last words of a text, as places in a model: for each number of words, where the continuations of that many
/// lie. Not thread-safe.
final class History {
    private final NgramModel model;
    private final int longest;
    /// By number of words: the first continuation and the end of them; equal when there are none.
    private final int[] from;

    private final int[] to;
    private final float[] backoff;

    /// Of a text of which nothing is known yet.
    History(NgramModel model) {
        this.model = model;
        this.longest = model.order() - 1;
        this.from = new int[longest + 1];
        this.to = new int[longest + 1];
        this.backoff = new float[longest + 1];
        Arrays.fill(backoff, 1);
    }

    void set(History other) {
        System.arraycopy(other.from, 0, from, 0, from.length);
        System.arraycopy(other.to, 0, to, 0, to.length);
        System.arraycopy(other.backoff, 0, backoff, 0, backoff.length);
    }

    void clear() {
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
        Arrays.fill(backoff, 1);
    }

    /// Goes on by one word.
    void add(int word) {
        for (int n = longest; n >= 1; n--) {
            int entry = n == 1 ? word : find(n - 1, word);
            int parent = entry < 0 ? -1 : model.level(n).parent(entry);
            if (parent < 0) {
                from[n] = 0;
                to[n] = 0;
                backoff[n] = 1;
            } else {
                TrieLevel level = model.level(n);
                from[n] = level.firstChild(parent);
                to[n] = level.firstChild(parent + 1);
                backoff[n] = level.backoff(parent);
            }
        }
    }

    private int find(int words, int word) {
        return from[words] == to[words] ? -1 : model.level(words + 1).find(word, from[words], to[words]);
    }

    /// The longest history of this model.
    int longest() {
        return longest;
    }

    /// Whether anything is known to follow the last so many words.
    boolean isKnown(int words) {
        return from[words] < to[words];
    }

    int from(int words) {
        return from[words];
    }

    int to(int words) {
        return to[words];
    }

    /// What is left for shorter histories after the last so many words.
    float backoff(int words) {
        return backoff[words];
    }

    /// P(word | this history).
    double probability(int word) {
        double probability = model.wordProbability(word);
        for (int n = 1; n <= longest; n++) {
            if (from[n] < to[n]) {
                int entry = find(n, word);
                probability *= backoff[n];
                if (entry >= 0) {
                    probability += model.level(n + 1).discounted(entry);
                }
            }
        }
        return probability;
    }
}
