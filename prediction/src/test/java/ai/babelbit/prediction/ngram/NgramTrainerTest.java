package ai.babelbit.prediction.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.corpus.CorpusFigures;
import ai.babelbit.prediction.corpus.Tokens;
import ai.babelbit.prediction.corpus.TrainingProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NgramTrainerTest {
    private static final NgramOptions CUTOFF_3 = Corpora.TEXTBOOK.withOrder(4).withCutoff(3);

    @TempDir
    Path folder;

    @Test
    void noNgramSeenLessOftenThanTheCutoffRemainsAndNoOtherIsMissing() throws IOException {
        NgramModel model = Corpora.train(folder, Corpora.builtin(), CUTOFF_3);
        Map<List<Integer>, Integer> seen = new HashMap<>();
        for (List<String> dialogue : Corpora.builtin()) {
            List<Integer> tokens = new ArrayList<>(List.of(Tokens.START));
            for (String utterance : dialogue) {
                Stream.of(utterance.strip().split("\\s+"))
                        .map(model.vocabulary()::number)
                        .forEach(tokens::add);
                tokens.add(Tokens.END);
            }
            for (int from = 0; from < tokens.size(); from++) {
                for (int n = 2; n <= 4 && from + n <= tokens.size(); n++) {
                    seen.merge(List.copyOf(tokens.subList(from, from + n)), 1, Integer::sum);
                }
            }
        }
        for (int n = 2; n <= 4; n++) {
            int size = n;
            assertThat(kept(model, n))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(seen.keySet().stream()
                            .filter(gram -> gram.size() == size && seen.getOrDefault(gram, 0) >= 3)
                            .toList());
        }
    }

    /// All n-grams of a model, found from the first word on.
    private static List<List<Integer>> kept(NgramModel model, int n) {
        List<List<Integer>> found = new ArrayList<>();
        for (int word = 0; word < model.size(1); word++) {
            History history = new History(model);
            history.add(word);
            collect(model, history, List.of(word), n, found);
        }
        return found;
    }

    private static void collect(
            NgramModel model, History history, List<Integer> words, int n, List<List<Integer>> found) {
        int length = words.size();
        for (int entry = history.from(length); entry < history.to(length); entry++) {
            List<Integer> longer = new ArrayList<>(words);
            longer.add(model.level(length + 1).word(entry));
            if (longer.size() == n) {
                found.add(longer);
            } else {
                History next = new History(model);
                longer.forEach(next::add);
                collect(model, next, longer, n, found);
            }
        }
    }

    @Test
    void theModelKeepsToItsSize() throws IOException {
        NgramOptions options = Corpora.TEXTBOOK;
        long whole = Corpora.train(folder, Corpora.builtin(), options).bytes();
        NgramModel half = Corpora.train(folder, Corpora.builtin(), options.withMaxBytes(whole * 3 / 4));
        assertThat(half.bytes()).isBetween(whole / 2, whole * 3 / 4);
        assertThat(Files.size(folder.resolve("out.model"))).isEqualTo(half.bytes());
    }

    @Test
    void trainingTwiceGivesTheSameBytes() throws IOException {
        NgramOptions options = Corpora.TEXTBOOK.withTopics(2);
        Corpora.train(folder, Corpora.builtin(), options);
        byte[] first = Files.readAllBytes(folder.resolve("out.model"));
        Corpora.train(folder, Corpora.builtin(), options);
        assertThat(folder.resolve("out.model")).hasBinaryContent(first);
    }

    @Test
    void theReportSaysWhatWasReadAndWhatWasKept() throws IOException {
        Path corpus = Corpora.write(folder.resolve("c.jsonl"), "c", Corpora.TINY);
        Path out = folder.resolve("new/m.model");
        TrainingReport report = NgramTrainer.train(List.of(corpus), out, CUTOFF_3, TrainingProgress.none());
        assertThat(report.corpus()).isEqualTo(new CorpusFigures(3, 11, 55, 13));
        assertThat(report.seen()).hasSize(4);
        assertThat(report.kept().get(2)).isEqualTo(NgramModel.open(out).size(3));
        assertThat(report.bytes()).isEqualTo(Files.size(out));
    }

    @Test
    void aCorpusOfWeightNoughtIsLeftOut() throws IOException {
        Path in = Corpora.write(folder.resolve("in.jsonl"), "in", List.of(List.of("wanted words")));
        Path not = Corpora.write(folder.resolve("not.jsonl"), "not", List.of(List.of("unwanted words")));
        Path out = folder.resolve("m");
        NgramTrainer.train(List.of(in, not), out, Corpora.TEXTBOOK.withWeight("not", 0), TrainingProgress.none());
        assertThat(NgramModel.open(out).vocabulary().number("unwanted")).isEqualTo(Tokens.UNKNOWN);
    }

    @Test
    void challengesAndPlainTextAreCorporaToo() throws IOException {
        Path text = Files.writeString(folder.resolve("t.txt"), "plain words\nmore words\n");
        Path challenge = Files.writeString(
                folder.resolve("c.json"), "{\"challenge_uid\":\"x\",\"dialogues\":[{\"utterances\":[\"a b\"]}]}");
        Path lines = Files.writeString(
                folder.resolve("l.jsonl"),
                "{\"dialogues\":[{\"utterances\":[\"c d\"],\"corpus\":\"k\"}]}\n{\"utterances\":[\"e\", 7]}\n");
        TrainingReport report = NgramTrainer.train(
                List.of(text, challenge, lines), folder.resolve("m"), Corpora.TEXTBOOK, TrainingProgress.none());
        assertThat(report.corpus()).isEqualTo(new CorpusFigures(4, 6, 10, 9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "{\"utterances\":[]}",
                "{\"utterances\":[\" \"]}",
                "{\"utterances\":[\"a\"]",
                "{\"utterances\":[[]]}",
                "7",
                "\u0000\u0001\u0002"
            })
    void aCorpusWithNothingInItOrThatIsNoneIsRefusedAndLeavesNoModel(String content) throws IOException {
        Path corpus = Files.writeString(folder.resolve("bad.jsonl"), content);
        assertRefused(corpus);
    }

    @Test
    void aBinaryCorpusIsRefusedAndLeavesNoModel() throws IOException {
        byte[] binary = "\u0089PNG\r\n\u001a\n and so on \u00ff\u00fe".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(Files.write(folder.resolve("bad.jsonl"), binary));
        assertRefused(Files.write(folder.resolve("bad.txt"), binary));
        assertRefused(folder.resolve("bad.jsonl.gz"));
    }

    private void assertRefused(Path corpus) throws IOException {
        Path out = Files.createDirectories(folder.resolve("models")).resolve("m");
        assertThatThrownBy(() -> NgramTrainer.train(List.of(corpus), out, CUTOFF_3, TrainingProgress.none()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("bad");
        assertThat(out.getParent()).isEmptyDirectory();
    }

    @Test
    void aModelThatCannotBeWrittenLeavesWhatWasThere() throws IOException {
        Path corpus = Corpora.write(folder.resolve("c.jsonl"), "c", Corpora.TINY);
        Path taken = folder.resolve("models/taken");
        Files.createDirectories(taken.resolve("by a folder"));
        assertThatThrownBy(() -> NgramTrainer.train(List.of(corpus), taken, CUTOFF_3, TrainingProgress.none()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("taken");
        assertThat(folder.resolve("models")).isDirectoryContaining(path -> path.equals(taken));
        try (Stream<Path> files = Files.list(folder.resolve("models"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        NgramOptions options = NgramOptions.defaults();
        assertThatThrownBy(() -> options.withOrder(1)).hasMessage("order must be in [2, 6], was 1");
        assertThatThrownBy(() -> options.withCutoff(0)).hasMessage("cutoff must be at least 1, was 0");
        assertThatThrownBy(() -> options.withTopics(-1)).hasMessage("topics must be in [0, 255], was -1");
        assertThatThrownBy(() -> options.withMaxBytes(0)).hasMessage("maxBytes must be in [1, 1073741824], was 0");
        assertThatThrownBy(() -> options.withWeight("x", Double.NaN))
                .hasMessage("weight of x must be finite and at least 0, was NaN");
    }
}
