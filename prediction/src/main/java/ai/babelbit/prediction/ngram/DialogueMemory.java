package ai.babelbit.prediction.ngram;

import java.util.SplittableRandom;

/// What was said in a dialogue so far, as far as it tells what will be said. Built once an utterance, then only
/// read; safe for concurrent use.
final class DialogueMemory {
    /// Older words are forgotten.
    static final int MAX_TOKENS = 4096;

    /// A word said before is at most this much likelier than otherwise.
    private static final double MAX_FACTOR = 6;

    private static final int NONE = -1;

    private final int[] tokens;
    private final int size;
    /// Open addressing by word: word + 1, or 0 for a free place.
    private final int[] words;
    /// By place in `words`: how much likelier the word has become.
    private final float[] factors;
    /// By place in `words`: where it was said last.
    private final int[] last;
    /// By position: where the same word was said before, or [#NONE].
    private final int[] earlier;
    private final double others;

    /// @param tokens the dialogue's tokens, oldest first
    DialogueMemory(NgramModel model, int[] tokens, int size, double repetition) {
        this.tokens = tokens;
        this.size = size;
        int capacity = Integer.highestOneBit(Math.max(8, size)) << 2;
        words = new int[capacity];
        factors = new float[capacity];
        last = new int[capacity];
        earlier = new int[size];
        for (int i = 0; i < size; i++) {
            int place = place(tokens[i]);
            earlier[i] = words[place] == 0 ? NONE : last[place];
            words[place] = tokens[i] + 1;
            last[place] = i;
            factors[place]++;
        }
        others = (1 - repetition) / MAX_FACTOR;
        for (int place = 0; place < capacity; place++) {
            if (words[place] != 0) {
                int word = words[place] - 1;
                double ratio = factors[place] / (double) size / Math.max(1e-7, model.wordProbability(word));
                boolean isWord = word >= Tokens.FIRST_WORD;
                factors[place] = isWord
                        ? (float) Math.min(1, (1 - repetition + repetition * ratio) / MAX_FACTOR)
                        : (float) (1 / MAX_FACTOR);
            }
        }
    }

    /// How likely a word that the model proposes should be taken, relative to all others; in (0, 1].
    double acceptance(int word) {
        int place = place(word);
        return words[place] == 0 ? others : factors[place];
    }

    /// The token that followed these two somewhere in the dialogue, or -1 if they were not said.
    int after(int previous, int word, SplittableRandom random) {
        int place = place(word);
        if (words[place] == 0) {
            return NONE;
        }
        int chosen = NONE;
        int found = 0;
        for (int i = last[place]; i != NONE; i = earlier[i]) {
            if (i > 0 && i + 1 < size && tokens[i - 1] == previous && random.nextInt(++found) == 0) {
                chosen = tokens[i + 1];
            }
        }
        return chosen;
    }

    private int place(int word) {
        int mask = words.length - 1;
        int place = ((word * 0x9E3779B9) >>> 7) & mask;
        while (words[place] != 0 && words[place] != word + 1) {
            place = (place + 1) & mask;
        }
        return place;
    }

}
