package ai.babelbit.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RescoreCommandTest {
    @TempDir
    private Path folder;

    private Terminal bb(String... arguments) {
        return Terminal.bb(folder, arguments);
    }

    private Path run(String... more) {
        Path out = folder.resolve("run");
        List<String> arguments = Stream.concat(
                        Stream.of("lab", "--limit", "30", "--deadline", "20", "--out", out.toString(), "--predictor"),
                        Stream.of("garbage", "--predictor", "echo"))
                .toList();
        Terminal played = bb(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
        assertThat(played.exitCode()).as(played.err()).isZero();
        return out;
    }

    @Test
    void aRunScoresAgainByteForByte() throws IOException {
        Path run = run();
        Terminal same = bb("rescore", run.toString(), "--verify");
        assertThat(same.exitCode()).as(same.out() + same.err()).isZero();
        assertThat(same.out()).contains("5 documents, 0 different");
        Path scores = run.resolve("scores");
        Path lines = scores.resolve("garbage.utterances.jsonl");
        String before = Files.readString(lines);
        Files.writeString(lines, before.replaceFirst("\"U_best\":0", "\"U_best\":1"));
        Files.delete(scores.resolve("echo.challenge.json"));
        Terminal tampered = bb("rescore", run.toString(), "--verify");
        assertThat(tampered.exitCode()).isEqualTo(1);
        assertThat(tampered.out())
                .contains("garbage.utterances.jsonl: differs from byte")
                .contains("echo.challenge.json: is missing")
                .contains("2 different");
        assertThat(bb("rescore", run.toString()).exitCode()).isZero();
        assertThat(Files.readString(lines)).isEqualTo(before);
        assertThat(bb("rescore", run.toString(), "--verify").exitCode()).isZero();
    }

    /// A run that was scored live by the encoder's baseline may be scored by the published one afterwards.
    @Test
    void aRunMayBeScoredInAnotherWay() throws IOException {
        Path run = run("--semantic", "jaccard");
        Path other = folder.resolve("other");
        Terminal terminal = bb(
                "rescore",
                run.toString(),
                "--semantic",
                "embedding",
                "--baseline",
                "dialogue",
                "--out",
                other.toString());
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        assertThat(Files.readString(other.resolve("scoring.json")))
                .contains("\"kind\" : \"dialogue\"")
                .contains("sha256");
        assertThat(Files.mismatch(other.resolve("echo.utterances.jsonl"), run.resolve("scores/echo.utterances.jsonl")))
                .isNotNegative();
    }

    @Test
    void aScoreThatThisProgramCannotMakeIsSaidInOneLine() throws IOException {
        Path run = run("--semantic", "embedding");
        Path scoring = run.resolve("scores/scoring.json");
        String said = Files.readString(scoring);
        refuses(run, said.replaceFirst("[0-9a-f]{64}", "0".repeat(64)), "expected an encoder with \"sha256\"");
        refuses(run, said.replaceFirst("\"version\" : \\d+", "\"version\" : 99"), "expected \"version\"");
        refuses(run, said.replaceFirst("\"cosine\" : [0-9.]+", "\"cosine\" : 1"), "expected a baseline");
        refuses(run, "{", "not valid JSON");
        Files.delete(scoring);
        assertThat(bb("rescore", run.toString()).err())
                .contains("say so with --semantic")
                .hasLineCount(1);
        assertThat(bb("rescore", folder.resolve("nothing").toString()).exitCode())
                .isEqualTo(2);
    }

    private void refuses(Path run, String scoring, String message) throws IOException {
        Files.writeString(run.resolve("scores/scoring.json"), scoring);
        Terminal terminal = bb("rescore", run.toString(), "--verify");
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains(message).hasLineCount(1);
    }

    @Test
    void aDialoguesDocumentsScoreAgainInBothWays() throws IOException {
        Path log = Files.writeString(folder.resolve("talk.jsonl"), """
                {"event":"predicted","utterance_index":0,"step":0,"prediction":"we finish early"}
                {"event":"utterance_complete","utterance_index":0,"ground_truth":"let us finish early"}
                {"event":"predicted","utterance_index":1,"step":0,"prediction":"too much"}
                {"event":"utterance_complete","utterance_index":1,"ground_truth":"too much to do i'm afraid"}
                """);
        for (List<String> how : List.of(
                List.<String>of(),
                List.of("--semantic", "embedding", "--baseline", "dialogue"),
                List.of("--semantic", "embedding", "--lex-weight", "0.3", "--baseline", "0.2"))) {
            Path scores = folder.resolve("scores" + how.size());
            Stream<String> score =
                    Stream.of("score-dialogue", "--jsonl", log.toString(), "--outdir", scores.toString());
            assertThat(bb(Stream.concat(score, how.stream()).toArray(String[]::new))
                            .exitCode())
                    .isZero();
            Terminal same = bb("rescore", log.toString(), "--scores", scores.toString(), "--verify");
            assertThat(same.exitCode()).as(same.out() + same.err()).isZero();
            assertThat(same.out()).contains("2 documents, 0 different");
            Path document;
            try (Stream<Path> files = Files.list(scores)) {
                document = files.filter(file -> file.toString().endsWith(".json"))
                        .findFirst()
                        .orElseThrow();
            }
            String text = Files.readString(document);
            // Other programs format otherwise.
            Files.writeString(document, text.replace("\" : ", "\": "));
            assertThat(bb("rescore", log.toString(), "--scores", scores.toString(), "--verify")
                            .out())
                    .contains("the same content, formatted otherwise")
                    .contains("0 different");
            Files.writeString(document, text.replaceFirst("\"U_step\" : 0", "\"U_step\" : 1"));
            Terminal tampered = bb("rescore", log.toString(), "--scores", scores.toString(), "--verify");
            assertThat(tampered.exitCode()).isEqualTo(1);
            assertThat(tampered.out()).contains("U_step").contains("1 different");
        }
    }
}
