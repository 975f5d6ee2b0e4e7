package ai.babelbit.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.cli.Terminal;
import ai.babelbit.dialogue.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class LabCommandTest {
    @TempDir
    Path folder;

    /// Lessons 3c 1: whoever knows the truth, predicts, repeats and babbles must come out in this order.
    @Test
    void oracleBeatsNgramBeatsEchoBeatsGarbage() {
        JsonNode run = lab(
                "--limit",
                "150",
                "--predictor",
                "garbage",
                "--predictor",
                "echo",
                "--predictor",
                "ngram",
                "--predictor",
                "oracle");
        assertThat(names(run)).containsExactly("oracle", "ngram", "echo", "garbage");
        JsonNode oracle = run.get("predictors").get(0);
        assertThat(oracle.at("/mean_U/mean").doubleValue()).isEqualTo(1);
        for (JsonNode predictor : run.get("predictors")) {
            assertThat(predictor.get("errors").intValue()).isZero();
            JsonNode mean = predictor.get("mean_U");
            assertThat(mean.get("mean").doubleValue())
                    .isBetween(mean.get("low").doubleValue(), mean.get("high").doubleValue());
        }
    }

    @Test
    void scoresAreTheSameInMemoryAndOverHttp() {
        JsonNode memory = lab("--limit", "20", "--predictor", "ngram", "--predictor", "oracle", "--predictor", "echo");
        JsonNode http = lab(
                "--http",
                "--deadline",
                "20",
                "--limit",
                "20",
                "--predictor",
                "ngram",
                "--predictor",
                "oracle",
                "--predictor",
                "echo");
        assertThat(scores(http)).isEqualTo(scores(memory));
    }

    @Test
    void theSameSeedGivesTheSameScores() {
        JsonNode first = lab("--limit", "30", "--seed", "5", "--predictor", "ngram");
        JsonNode second = lab("--limit", "30", "--seed", "5", "--predictor", "ngram");
        assertThat(scores(second)).isEqualTo(scores(first));
    }

    @Test
    void aSilentPredictorTimesOutAndCostsTheOthersNothing() {
        JsonNode run = lab("--limit", "3", "--deadline", "0.05", "--predictor", "silent", "--predictor", "oracle");
        assertThat(names(run)).containsExactly("oracle", "silent");
        JsonNode silent = run.get("predictors").get(1);
        assertThat(silent.at("/outcomes/timed_out").intValue()).isEqualTo(5);
        assertThat(silent.at("/mean_U/mean").doubleValue()).isZero();
        assertThat(run.get("predictors").get(0).at("/mean_U/mean").doubleValue())
                .isEqualTo(1);
    }

    @Test
    void aRunLeavesItsLogItsScoresAndAReport() throws IOException {
        Path challenge = Files.writeString(folder.resolve("talk.txt"), "one two three\n</script><b>hostile words\n");
        Path out = folder.resolve("run");
        Terminal terminal = Terminal.bb(
                folder, "lab", "--challenge", challenge.toString(), "--predictor", "echo", "--out", out.toString());
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out()).contains("echo").contains("2 utterances").contains("report.html");
        assertThat(Files.readString(out.resolve("report.html"))).doesNotContain("</script><b>hostile");
        assertThat(Files.readAllLines(out.resolve("scores/echo.utterances.jsonl")))
                .hasSize(2);
        assertThat(Files.readAllLines(out.resolve("round.jsonl")).getLast()).contains("complete");
        JsonNode summary =
                Json.MAPPER.readTree(out.resolve("scores/echo.challenge.json").toFile());
        assertThat(summary.get("challenge_mean_U").isNumber()).isTrue();
    }

    @Test
    void atSpeakingSpeedAnInstantPredictorScoresAsInLockstep() throws IOException {
        Path challenge = Files.writeString(folder.resolve("talk.txt"), "one two three\nfour five\n");
        String[] who = {"--challenge", challenge.toString(), "--predictor", "oracle", "--predictor", "echo"};
        JsonNode lockstep = lab(who);
        List<String> paced = new ArrayList<>(List.of(who));
        paced.addAll(List.of("--pace", "1"));
        assertThat(scores(lab(paced.toArray(String[]::new)))).isEqualTo(scores(lockstep));
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidBeforeAnythingIsPlayed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Terminal terminal = Terminal.bb(
                folder, "lab", "--limit", "1", "--out", file.resolve("run").toString());
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains("cannot make this folder");
    }

    private JsonNode lab(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("lab", "--json", "--out", folder.resolve("out").toString()));
        all.addAll(List.of(arguments));
        if (!all.contains("--deadline")) {
            // Ample, so that a busy machine changes no score.
            all.addAll(List.of("--deadline", "20"));
        }
        Terminal terminal = Terminal.bb(folder, all.toArray(String[]::new));
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        return Json.MAPPER.readTree(terminal.out());
    }

    private static List<String> names(JsonNode run) {
        List<String> names = new ArrayList<>();
        run.get("predictors")
                .forEach(predictor -> names.add(predictor.get("name").stringValue()));
        return names;
    }

    private static List<String> scores(JsonNode run) {
        List<String> scores = new ArrayList<>();
        run.get("predictors")
                .forEach(predictor -> scores.add(predictor.get("name") + " " + predictor.get("mean_U") + " "
                        + predictor.get("challenge_mean_U") + " " + predictor.get("best_steps")));
        return scores;
    }
}
