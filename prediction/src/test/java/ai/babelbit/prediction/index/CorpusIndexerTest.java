package ai.babelbit.prediction.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.corpus.CorpusFigures;
import ai.babelbit.prediction.corpus.TrainingProgress;
import ai.babelbit.prediction.ngram.Corpora;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CorpusIndexerTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path corpus;

    /// Where nothing but indexes is, so that what is left over shows.
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @SuppressWarnings("NullAway.Init")
    private Path out;

    @BeforeEach
    void writeCorpus() throws IOException {
        corpus = Corpora.write(folder.resolve("corpus.jsonl"), "c", Corpora.builtin());
        place = Files.createDirectory(folder.resolve("indexes"));
        out = place.resolve("index");
    }

    @Test
    void equalInputGivesEqualBytes() throws IOException {
        build(out);
        Path again = out.resolveSibling("again");
        build(again);
        for (Path file : files(out)) {
            assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
        assertThat(files(again)).hasSameSizeAs(files(out)).hasSize(IndexParts.values().length + 1);
    }

    @Test
    void theReportSaysWhatWasReadAndWritten() throws IOException {
        Path tiny = Corpora.write(folder.resolve("t.jsonl"), "c", List.of(List.of("a b", " ", "b"), List.of("c a")));
        IndexReport report = CorpusIndexer.build(List.of(tiny), out.resolve("deep/down"), TrainingProgress.none());
        assertThat(report.corpus()).isEqualTo(new CorpusFigures(2, 3, 5, 3));
        assertThat(CorpusIndex.open(out.resolve("deep/down")).corpus()).isEqualTo(report.corpus());
        assertThat(report.scenes()).isEqualTo(2);
        long bytes = 0;
        for (IndexParts part : IndexParts.values()) {
            bytes += Files.size(out.resolve("deep/down").resolve(part.file()));
        }
        assertThat(report.bytes()).isEqualTo(bytes);
        assertThat(report.took()).isPositive();
    }

    @Test
    void everyFormOfACorpusIsIndexed() throws IOException {
        Path text = Files.writeString(folder.resolve("t.txt"), "plain words\nmore words\n");
        Path challenge = Files.writeString(
                folder.resolve("c.json"), "{\"challenge_uid\":\"x\",\"dialogues\":[{\"utterances\":[\"a b\"]}]}");
        Path dialogue = Files.writeString(folder.resolve("d.json"), "{\"utterances\":[\"one dialogue\"]}");
        Path lines =
                Files.writeString(folder.resolve("l.jsonl"), "{\"utterances\":[\"c d\"]}\n{\"utterances\":[\"e\"]}");
        Path zipped = folder.resolve("z.jsonl.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            gzip.write("{\"utterances\":[\"zipped words\"]}".getBytes(StandardCharsets.UTF_8));
        }
        IndexReport report =
                CorpusIndexer.build(List.of(text, challenge, dialogue, lines, zipped), out, TrainingProgress.none());
        assertThat(report.corpus()).isEqualTo(new CorpusFigures(6, 7, 13, 11));
        CorpusIndex index = CorpusIndex.open(out);
        for (String word : List.of("plain", "a", "dialogue", "d", "e", "zipped")) {
            assertThat(index.vocabulary().word(index.vocabulary().number(word))).isEqualTo(word);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "{\"utterances\":[]}", "{\"utterances\":[\" \"]}", "{\"utterances\":[\"a\"]", "7"})
    void aCorpusWithNothingInItOrThatIsNoneIsRefusedAndLeavesNothing(String content) throws IOException {
        assertRefused(Files.writeString(folder.resolve("bad.jsonl"), content), out, "bad.jsonl");
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void aBinaryCorpusIsRefusedAndLeavesNothing() throws IOException {
        byte[] binary = "\u0089PNG\r\n\u001a\n and so on \u00ff\u00fe".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(Files.write(folder.resolve("bad.jsonl"), binary), out, "bad.jsonl");
        assertRefused(Files.write(folder.resolve("bad.txt"), binary), out, "bad.txt");
        assertRefused(Files.write(folder.resolve("bad.jsonl.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0}), out, "bad");
        assertRefused(folder.resolve("absent.jsonl"), out, "absent.jsonl");
        assertRefused(folder, out, folder.toString());
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void anOlderIndexIsReplacedAsAWhole() throws IOException {
        Path tiny = Corpora.write(folder.resolve("t.jsonl"), "c", List.of(List.of("short words")));
        CorpusIndexer.build(List.of(tiny), out, TrainingProgress.none());
        CorpusIndex older = CorpusIndex.open(out);
        build(out);
        assertThat(CorpusIndex.open(out).corpus().utterances())
                .isEqualTo(Corpora.builtin().stream().mapToLong(List::size).sum());
        assertThat(files(place)).containsExactly(out);
        // Whoever has opened the older one goes on with it.
        assertThat(older.vocabulary().number("words")).isEqualTo(4);
        assertThat(older.tokens.get(1)).isEqualTo(older.vocabulary().number("short"));
    }

    @Test
    void aDamagedIndexIsReplaced() throws IOException {
        build(out);
        Files.delete(out.resolve(IndexParts.TOKENS.file()));
        build(out);
        assertThat(CorpusIndex.open(out).tokens.size()).isPositive();
    }

    @Test
    void anEmptyFolderIsUsed() throws IOException {
        Files.createDirectory(out);
        build(out);
        assertThat(files(place)).containsExactly(out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"an app\"}", "", "[]", "{\"format\":\"babelbit-index\""})
    void aFolderWithAManifestOfAnotherKindIsLeftAlone(String manifest) throws IOException {
        Files.createDirectory(out);
        Path file = Files.writeString(out.resolve("manifest.json"), manifest);
        assertRefused(corpus, out, "found something else");
        assertThat(file).hasContent(manifest);
    }

    @Test
    void aFolderThatHoldsMoreThanAnIndexIsLeftAlone() throws IOException {
        build(out);
        Path mine = Files.writeString(out.resolve("notes.txt"), "mine");
        assertRefused(corpus, out, "found something else");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void aFileIsNotReplacedByAFolder() throws IOException {
        Files.writeString(out, "mine");
        assertRefused(corpus, out, "index");
        assertRefused(corpus, out.resolve("below"), "below");
        assertRefused(corpus, Path.of("/"), "/");
        assertThat(out).hasContent("mine");
        assertThat(files(place)).containsExactly(out);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBuildThatFailsLeavesOnlyWhatWasThere(boolean replaces) throws IOException {
        if (replaces) {
            build(out);
        }
        List<Path> before = files(place);
        IllegalStateException failure = new IllegalStateException("at sorting");
        assertThatThrownBy(() -> CorpusIndexer.build(List.of(corpus), out, (stage, _, _) -> {
                    if (stage.equals("sorting")) {
                        throw failure;
                    }
                }))
                .isSameAs(failure);
        assertThat(files(place)).isEqualTo(before);
        if (replaces) {
            assertThat(CorpusIndex.open(out).tokens.size()).isPositive();
        }
    }

    @Test
    void aThreadThatIsInterruptedLeavesNothing() throws IOException {
        assertThatThrownBy(() -> CorpusIndexer.build(List.of(corpus), out, (stage, _, _) -> {
                    if (stage.equals("sorting")) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(out.toString());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(place).isEmptyDirectory();
    }

    /// The kernel refuses to let any file of a process grow beyond a limit; a full disk takes the same way.
    @Test
    @Timeout(120)
    void aFileThatCannotBeWrittenToItsEndLeavesNothing() throws Exception {
        Process process = start("ulimit -f 8; exec \"$@\"", "never");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).startsWith(out + ": cannot be written: ").hasLineCount(1);
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(place).isEmptyDirectory();
    }

    @Test
    @Timeout(120)
    void aProcessThatIsStoppedLeavesNothing() throws Exception {
        Process process = start("exec \"$@\"", "sorting");
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("sorting");
            assertThat(files(place)).hasSize(1).doesNotContain(out);
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(place).isEmptyDirectory();
    }

    /// Indexes in another process.
    ///
    /// @param shell runs what its arguments say
    /// @param stage where it waits
    private Process start(String shell, String stage) throws IOException {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        shell,
                        "sh",
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IndexerProcess.class.getName(),
                        corpus.toString(),
                        out.toString(),
                        stage)
                .redirectErrorStream(true)
                .start();
    }

    private void build(Path folder) {
        CorpusIndexer.build(List.of(corpus), folder, TrainingProgress.none());
    }

    private static void assertRefused(Path corpus, Path folder, String why) {
        assertThatThrownBy(() -> CorpusIndexer.build(List.of(corpus), folder, TrainingProgress.none()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\n");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
