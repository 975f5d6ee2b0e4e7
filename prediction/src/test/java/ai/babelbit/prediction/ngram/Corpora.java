package ai.babelbit.prediction.ngram;

import ai.babelbit.dialogue.Challenge;
import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.Json;
import ai.babelbit.prediction.corpus.Tokens;
import ai.babelbit.prediction.corpus.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Small corpora and the models learnt from them.
public final class Corpora {
    /// Everything is kept, nothing is grouped: the textbook.
    public static final NgramOptions TEXTBOOK = new NgramOptions(3, 1, 1 << 30, 0, Map.of());

    public static final List<List<String>> TINY = List.of(
            List.of("the cat sat on the mat", "the dog sat on the cat", "did the cat sit ?"),
            List.of("the dog ran", "a cat ran to the mat", "the cat sat", "no"),
            List.of("a dog sat on a mat", "the mat the dog sat on ran", "did a dog sit ?", "no the cat sat on a dog"));

    private Corpora() {}

    /// The dialogues that come with the library.
    public static List<List<String>> builtin() {
        return Challenge.builtin().dialogues().stream()
                .map(Dialogue::utterances)
                .toList();
    }

    /// Writes dialogues as JSON lines.
    public static Path write(Path file, String corpus, List<List<String>> dialogues) throws IOException {
        List<String> lines = new ArrayList<>();
        for (List<String> utterances : dialogues) {
            lines.add(Json.MAPPER.writeValueAsString(
                    Map.of("dialogue_uid", "d" + lines.size(), "corpus", corpus, "utterances", utterances)));
        }
        return Files.write(file, lines);
    }

    /// Learns a model from dialogues and opens it.
    public static NgramModel train(Path folder, List<List<String>> dialogues, NgramOptions options) throws IOException {
        Path corpus = write(folder.resolve("corpus.jsonl"), "c", dialogues);
        Path out = folder.resolve("out.model");
        NgramTrainer.train(List.of(corpus), out, options, TrainingProgress.none());
        return NgramModel.open(out);
    }

    /// The history of these words, which may be "START" and "END" for what is no word.
    static History history(NgramModel model, List<String> words) {
        History history = new History(model);
        for (String word : words) {
            history.add(number(model, word));
        }
        return history;
    }

    static int number(NgramModel model, String word) {
        return switch (word) {
            case "END" -> Tokens.END;
            case "START" -> Tokens.START;
            default -> model.vocabulary().number(word);
        };
    }
}
