package ai.babelbit.prediction.backoff;

import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Which words follow which, for histories of up to [#ORDER] - 1 words, with Witten-Bell back-off. Everything
/// is in memory; meant for up to some millions of words. Immutable once trained, safe for concurrent use.
///
/// I. Witten, T. Bell, The zero-frequency problem, IEEE Transactions on Information Theory 37(4), 1991, method C.
public final class BackoffModel {
    /// The longest n-gram.
    public static final int ORDER = 4;

    /// No utterance is drawn out beyond this many words.
    private static final int MAX_WORDS = 60;

    private static final int START = 0;
    private static final int END = 1;

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> vocabulary = new ArrayList<>(List.of("<s>", "</s>"));
    private final Map<History, Continuations> counts = new HashMap<>();

    private BackoffModel() {}

    /// Counts the utterances of these dialogues.
    public static BackoffModel train(Iterable<Dialogue> dialogues) {
        BackoffModel model = new BackoffModel();
        for (Dialogue dialogue : dialogues) {
            dialogue.utterances().forEach(model::count);
        }
        return model;
    }

    /// Draws one way in which an utterance with this beginning may go on.
    ///
    /// @param prefix the words so far
    /// @return the whole utterance, prefix included, joined by single spaces
    public String sample(List<String> prefix, RandomGenerator random) {
        List<String> words = new ArrayList<>(prefix);
        int[] sentence = new int[prefix.size() + MAX_WORDS + 1];
        sentence[0] = START;
        for (int i = 0; i < prefix.size(); i++) {
            sentence[i + 1] = ids.getOrDefault(prefix.get(i), -1);
        }
        int length = prefix.size() + 1;
        while (length < sentence.length) {
            int word = draw(sentence, length, random);
            if (word == END) {
                break;
            }
            sentence[length++] = word;
            words.add(vocabulary.get(word));
        }
        return String.join(" ", words);
    }

    private void count(String utterance) {
        List<String> words = Words.split(utterance);
        if (words.isEmpty()) {
            return;
        }
        int[] sentence = new int[words.size() + 2];
        sentence[0] = START;
        for (int i = 0; i < words.size(); i++) {
            sentence[i + 1] = id(words.get(i));
        }
        sentence[words.size() + 1] = END;
        for (int end = 1; end < sentence.length; end++) {
            for (int length = 0; length < ORDER && length <= end; length++) {
                counts.computeIfAbsent(History.endingAt(sentence, end, length), _ -> new Continuations())
                        .count(sentence[end]);
            }
        }
    }

    private int draw(int[] sentence, int end, RandomGenerator random) {
        for (int length = Math.min(ORDER - 1, end); length >= 0; length--) {
            Continuations seen = counts.get(History.endingAt(sentence, end, length));
            if (seen != null && (length == 0 || seen.isTrusted(random))) {
                return seen.draw(random);
            }
        }
        return END;
    }

    private int id(String word) {
        return ids.computeIfAbsent(word, w -> {
            vocabulary.add(w);
            return vocabulary.size() - 1;
        });
    }

    /// The last words before a place, as a map key.
    private static final class History {
        private final int hash;
        private final int[] words;

        private History(int[] words) {
            this.words = words;
            this.hash = Arrays.hashCode(words);
        }

        static History endingAt(int[] sentence, int end, int length) {
            return new History(Arrays.copyOfRange(sentence, end - length, end));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof History history && Arrays.equals(words, history.words);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
