package ai.babelbit.prediction.ngram;

import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.corpus.CorpusReader;
import ai.babelbit.prediction.corpus.Failures;
import ai.babelbit.prediction.corpus.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// How well a model knows a text: the number of equally likely words among which it would be as unsure. Ends of
/// utterances count as words.
///
/// @param known per word, words outside the vocabulary left out
/// @param all per word, those outside the vocabulary predicted as "some unknown word"
/// @param words how many words and utterance ends there were
/// @param unknown how many words were outside the vocabulary
public record Perplexity(double known, double all, long words, long unknown) {
    /// Of all dialogues of a file, each utterance given those before it.
    ///
    /// @throws ai.babelbit.dialogue.InvalidInputException when the file cannot be read
    public static Perplexity of(NgramModel model, Path corpus) {
        Sum sum = new Sum(model);
        try (CorpusReader reader = CorpusReader.open(corpus)) {
            for (CorpusReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
                sum.add(entry.utterances());
            }
        } catch (IOException e) {
            throw Failures.unreadable(corpus, e);
        }
        return sum.perplexity();
    }

    private static final class Sum {
        private final NgramModel model;
        private final History history;
        private double known;
        private double unknown;
        private long words;
        private long unknownWords;

        Sum(NgramModel model) {
            this.model = model;
            this.history = new History(model);
        }

        void add(List<String> utterances) {
            boolean begun = false;
            for (String utterance : utterances) {
                if (!begun) {
                    history.clear();
                    history.add(Tokens.START);
                    begun = true;
                }
                for (String word : Words.split(utterance)) {
                    add(model.vocabulary().number(word));
                }
                add(Tokens.END);
            }
        }

        private void add(int token) {
            double log = -Math.log(history.probability(token));
            if (token == Tokens.UNKNOWN) {
                unknown += log;
                unknownWords++;
            } else {
                known += log;
            }
            words++;
            history.add(token);
        }

        Perplexity perplexity() {
            return new Perplexity(
                    Math.exp(known / (words - unknownWords)), Math.exp((known + unknown) / words), words, unknownWords);
        }
    }
}
