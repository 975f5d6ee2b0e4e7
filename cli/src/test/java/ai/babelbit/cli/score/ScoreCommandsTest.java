package ai.babelbit.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.cli.Terminal;
import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.Ticker;
import ai.babelbit.engine.EngineConfig;
import ai.babelbit.engine.EngineServer;
import ai.babelbit.http.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class ScoreCommandsTest {
    @TempDir
    Path folder;

    /// Protocol section 5: names of the stand-alone files, and the parts of the text.
    @Test
    void aDialogueLogBecomesADocumentAndATable() throws IOException {
        Path log = folder.resolve("talk.jsonl");
        Files.writeString(log, """
                {"event":"predicted","utterance_index":0,"step":0,"prediction":"so it\\tis"}
                {"broken
                {"event":"utterance_complete","utterance_index":0,"ground_truth":"so it is"}
                """);
        Path scores = folder.resolve("scores");
        Terminal terminal =
                Terminal.bb(folder, "score-dialogue", "--jsonl", log.toString(), "--outdir", scores.toString());
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.err()).contains("1 malformed line").contains("talk.jsonl:2:");
        try (Stream<Path> written = Files.list(scores)) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .hasSize(2)
                    .allMatch(name -> name.matches("talk_run_\\d{8}_\\d{6}-score\\.(json|txt)"));
        }
        try (Stream<Path> written = Files.list(scores)) {
            Path table = written.filter(file -> file.toString().endsWith(".txt"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(table))
                    .contains("Ground truth: so it is")
                    .contains("step\tlex\tsem\tearli\tU_step\tprediction")
                    .contains("0\t0.8750\t1.0000\t1.0000\t0.9375\tso it is")
                    .contains("Best step: 0 | U_best: 0.9375 | Total steps: 1")
                    .contains("Dialogue average U (best-early): 0.9375");
        }
    }

    @Test
    void whatTheClientLogsIsWhatTheChallengeScorerReads() throws IOException {
        Path challenge = Files.writeString(
                folder.resolve("talk.json"),
                "{\"challenge_uid\":\"ch\",\"dialogues\":[{\"dialogue_uid\":\"d\",\"utterances\":[\"a b\",\"\",\"EOF c\"]},"
                        + "{\"utterances\":[\"e f g\"]}]}");
        ChallengeFile file = ChallengeFile.open(challenge);
        EngineConfig config = EngineConfig.at(ServerConfig.loopback());
        try (EngineServer engine = EngineServer.start(file::reader, config, Ticker.system())) {
            Terminal played = Terminal.bb(
                    folder,
                    "complete",
                    "--engine-url",
                    engine.uri().toString(),
                    "--predictor",
                    "echo",
                    "--outdir",
                    folder.resolve("logs").toString(),
                    "--json");
            assertThat(played.exitCode()).as(played.err()).isZero();
            Path log = Path.of(Json.MAPPER.readTree(played.out()).get("log").stringValue());
            assertThat(log.getFileName().toString()).matches("challenge_run_\\d{8}_\\d{6}\\.jsonl");
            Terminal scored = Terminal.bb(
                    folder,
                    "score-challenge",
                    "--jsonl",
                    log.toString(),
                    "--challenge",
                    challenge.toString(),
                    "--outdir",
                    folder.resolve("scores").toString(),
                    "--json");
            assertThat(scored.exitCode()).as(scored.err()).isZero();
            JsonNode summary = Json.MAPPER.readTree(scored.out());
            // Echo of "a b": (1/3 + 1/2) / 2 at step 0, 1/2 at step 1. Of "EOF c": the prediction "EOF" is cleaned
            // away, 0
            // at step 0, 1/2 at step 1. Of "e f g": (1/5 + 1/3) / 2 at step 0, (3/5 + 2/3) / 4 at step 1, 1/3 at step
            // 2.
            assertThat(summary.at("/dialogues/0/dialogue_average_u_best_early").doubleValue())
                    .isEqualTo(0.5);
            assertThat(summary.at("/dialogues/1/dialogue_average_u_best_early").doubleValue())
                    .isEqualTo(0.3333);
            assertThat(summary.get("challenge_mean_U").doubleValue()).isEqualTo((0.5 + 0.3333) / 2);
            assertThat(Files.exists(folder.resolve("scores")
                            .resolve(log.getFileName().toString().replace(".jsonl", "-challenge.json"))))
                    .isTrue();
        }
    }

    @Test
    void aLogWithoutACompleteUtteranceIsRefused() throws IOException {
        Path log = Files.write(folder.resolve("empty.jsonl"), List.of("{\"event\":\"predicted\"}"));
        Terminal terminal = Terminal.bb(folder, "score-dialogue", "--jsonl", log.toString());
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains("expected a log with at least one utterance_complete");
    }
}
