package ai.babelbit.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.cli.BadInput;
import ai.babelbit.cli.BuiltinData;
import ai.babelbit.cli.Terminal;
import ai.babelbit.dialogue.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `bb train ngram` and `bb index`.
final class TrainCommandsTest {
    private static final int DIALOGUES = 20;

    @TempDir
    Path folder;

    private Path corpus;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        corpus = BuiltinData.write(folder.resolve("talk.jsonl"), DIALOGUES);
        out = folder.resolve("out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "train ngram", "index"})
    void helpShowsHow(String command) {
        Terminal terminal = Terminal.bb(folder, (command + " --help").split(" "));
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out()).contains("Usage: bb " + command).contains("Examples:", "--corpus", "--out");
    }

    @Test
    void anIndexIsMadeAndItsFiguresAreSaid() {
        JsonNode json = json("index");
        assertThat(json.get("out").stringValue()).isEqualTo(out.toString());
        assertThat(json.get("bytes").longValue()).isPositive();
        assertThat(json.get("dialogues").intValue()).isEqualTo(DIALOGUES);
        assertThat(json.get("utterances").intValue()).isGreaterThan(DIALOGUES);
        assertThat(json.get("words").intValue())
                .isGreaterThan(json.get("different_words").intValue());
        assertThat(out).isDirectory();
        assertThat(played("index:" + out)).isEqualTo("index:" + out);
    }

    @Test
    void aModelIsTrainedAndItsFiguresAreSaid() throws IOException {
        JsonNode json = json("train ngram", "--order", "3", "--cutoff", "1", "--topics", "2", "--weight", "odd=0.5");
        assertThat(json.get("bytes").longValue()).isEqualTo(Files.size(out));
        assertThat(json.get("dialogues").intValue()).isEqualTo(DIALOGUES);
        assertThat(json.get("ngrams_seen")).hasSize(3);
        assertThat(json.get("ngrams_kept")).hasSize(3);
        assertThat(played("ngram:" + out)).isEqualTo("ngram:" + out);
    }

    @Test
    void withoutJsonThereAreSentences() {
        Terminal trained = bb("train ngram");
        assertThat(trained.exitCode()).isZero();
        assertThat(trained.out()).contains("of 20 dialogues", "MiB");
        Terminal indexed = Terminal.bb(
                folder,
                "index",
                "--corpus",
                corpus.toString(),
                "--out",
                folder.resolve("index").toString());
        assertThat(indexed.exitCode()).isZero();
        assertThat(indexed.out()).contains("of 20 dialogues", "MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train ngram", "index"})
    void aCorpusThatIsNoneIsRefused(String command) throws IOException {
        corpus = Files.writeString(folder.resolve("empty.jsonl"), "");
        refused(command, "empty.jsonl");
        corpus = Files.writeString(folder.resolve("empty.txt"), "\n \n");
        refused(command, "empty.txt");
        corpus = Files.writeString(folder.resolve("wordless.jsonl"), "{\"utterances\": [\" \", \"\"]}");
        refused(command, "expected at least one utterance, found none");
        corpus = BadInput.binary(folder.resolve("binary.jsonl"));
        refused(command, "binary.jsonl");
        corpus = BadInput.binary(folder.resolve("binary.txt"));
        refused(command, "binary.txt");
        corpus = BadInput.binary(folder.resolve("binary.jsonl.gz"));
        refused(command, "binary.jsonl.gz");
        corpus = folder.resolve("missing.jsonl");
        refused(command, "missing.jsonl");
        corpus = folder;
        refused(command, folder.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"train ngram", "index"})
    void whatIsInTheWayStays(String command) throws IOException {
        Files.createDirectory(out);
        Path mine = Files.writeString(out.resolve("mine.txt"), "mine");
        refused(command, out.toString());
        assertThat(mine).hasContent("mine");
        out = mine.resolve("below");
        refused(command, "mine.txt");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void anIndexTakesNobodysFilesPlace() throws IOException {
        Files.writeString(out, "mine");
        refused("index", "expected a new folder or an index, found something else");
        assertThat(out).hasContent("mine");
    }

    @Test
    void anOlderModelOrIndexIsReplaced() {
        assertThat(json("index")).isNotNull();
        assertThat(json("index").get("dialogues").intValue()).isEqualTo(DIALOGUES);
        out = folder.resolve("model");
        long bytes = json("train ngram", "--cutoff", "1").get("bytes").longValue();
        assertThat(json("train ngram", "--cutoff", "3").get("bytes").longValue())
                .isLessThan(bytes);
    }

    @Test
    void optionsOutOfRangeAreRefused() throws IOException {
        refused("train ngram", "order", "--order", "1");
        refused("train ngram", "order", "--order", "7");
        refused("train ngram", "cutoff", "--cutoff", "0");
        refused("train ngram", "topics", "--topics", "256");
        refused("train ngram", "", "--max-mib", "0");
        refused("train ngram", "weight", "--weight", "odd=-1");
        refused("train ngram", "weight", "--weight", "odd=NaN");
        refused("train ngram", "--weight", "--weight", "odd=heavy");
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        BadInput.refused(folder, "Missing required options", "index");
        BadInput.refused(folder, "Missing required options", "train", "ngram");
        BadInput.refused(folder, "expected what to train: ngram", "train");
    }

    private void refused(String command, String said, String... more) throws IOException {
        BadInput.refused(folder, said, arguments(command, more));
    }

    private JsonNode json(String command, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("--json");
        Terminal terminal = bb(command, all.toArray(String[]::new));
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        return Json.MAPPER.readTree(terminal.out());
    }

    private Terminal bb(String command, String... more) {
        return Terminal.bb(folder, arguments(command, more));
    }

    private String[] arguments(String command, String... more) {
        List<String> all = new ArrayList<>(List.of(command.split(" ")));
        all.addAll(List.of("--corpus", corpus.toString(), "--out", out.toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /// The name under which `bb eval` plays what was made.
    private String played(String predictor) {
        Terminal terminal = Terminal.bb(
                folder,
                "eval",
                "--data",
                corpus.toString(),
                "--semantic",
                "jaccard",
                "--sample",
                "3",
                "--steps",
                "1",
                "--json",
                "--predictor",
                predictor);
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        JsonNode played = Json.MAPPER.readTree(terminal.out()).at("/predictors/0");
        assertThat(played.get("errors").intValue()).isZero();
        return played.get("name").stringValue();
    }
}
