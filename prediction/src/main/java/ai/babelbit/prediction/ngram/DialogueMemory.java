package ai.babelbit.prediction.ngram;

import ai.babelbit.prediction.corpus.Tokens;

/// What was said in a dialogue so far, as far as it tells what will be said. Built once an utterance, then only
/// read; safe for concurrent use.
final class DialogueMemory {
    /// Older words are forgotten.
    static final int MAX_TOKENS = 4096;

    /// A word said before is at most this much likelier than otherwise.
    private static final double MAX_FACTOR = 20;

    private static final double LEAST_PROBABILITY = 1e-7;

    /// Open addressing by word: word + 1, or 0 for a free place.
    private final int[] words;
    /// By place in `words`: how much likelier the word has become.
    private final float[] factors;
    private final float others;

    /// @param repetition see [SamplingOptions#repetition]
    DialogueMemory(NgramModel model, DialogueTokens said, double repetition) {
        int size = said.size();
        int capacity = Integer.highestOneBit(Math.max(8, size)) << 2;
        words = new int[capacity];
        factors = new float[capacity];
        for (int i = 0; i < size; i++) {
            int word = said.tokens()[i];
            if (word >= Tokens.FIRST_WORD) {
                int place = place(word);
                words[place] = word + 1;
                factors[place]++;
            }
        }
        others = size == 0 ? 1 : (float) (1 - repetition);
        for (int place = 0; place < capacity; place++) {
            if (words[place] != 0) {
                double usual = Math.max(LEAST_PROBABILITY, model.wordProbability(words[place] - 1));
                double ratio = factors[place] / size / usual;
                factors[place] = (float) Math.min(MAX_FACTOR, 1 - repetition + repetition * ratio);
            }
        }
    }

    /// How much likelier this word has become by what was said.
    float factor(int word) {
        if (word < Tokens.FIRST_WORD) {
            return 1;
        }
        int place = place(word);
        return words[place] == 0 ? others : factors[place];
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
