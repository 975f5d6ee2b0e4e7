package ai.babelbit.prediction.ngram;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.corpus.Tokens;
import ai.babelbit.prediction.corpus.WordMatcher;
import java.util.List;

/// The end of a dialogue as a model's tokens, each utterance closed by [Tokens#END].
///
/// @param tokens may be longer than what is in use
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record DialogueTokens(int[] tokens, int size) {
    /// At most so many, and no utterance in part unless it is longer than that.
    static DialogueTokens of(Context context, WordMatcher matcher, int atMost) {
        int first = context.size();
        int length = 0;
        while (first > 0 && length < atMost) {
            first--;
            length += Words.split(context.get(first)).size() + 1;
        }
        int[] tokens = new int[length];
        int size = 0;
        for (int i = first; i < context.size(); i++) {
            List<String> words = Words.split(context.get(i));
            for (String word : words) {
                tokens[size++] = matcher.number(word);
            }
            // As in training, where an utterance without words is not there.
            if (!words.isEmpty()) {
                tokens[size++] = Tokens.END;
            }
        }
        return new DialogueTokens(tokens, size);
    }

    /// Adds what the first words of the next utterance may depend on.
    void lastInto(History history) {
        if (size == 0) {
            history.add(Tokens.START);
            return;
        }
        for (int i = Math.max(0, size - history.longest()); i < size; i++) {
            history.add(tokens[i]);
        }
    }
}
