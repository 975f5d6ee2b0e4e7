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
                "--semantic",
                "jaccard",
                "--limit",
                "100",
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
        JsonNode memory = lab(
                "--semantic",
                "jaccard",
                "--limit",
                "20",
                "--predictor",
                "ngram",
                "--predictor",
                "oracle",
                "--predictor",
                "echo");
        JsonNode http = lab(
                "--http",
                "--semantic",
                "jaccard",
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
        JsonNode first = lab("--semantic", "jaccard", "--limit", "30", "--seed", "5", "--predictor", "ngram");
        JsonNode second = lab("--semantic", "jaccard", "--limit", "30", "--seed", "5", "--predictor", "ngram");
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

    /// Lessons 3c 16: the number is fixed and says what it depends on.
    @Test
    void everyDocumentSaysHowItWasScored() throws IOException {
        JsonNode run = lab("--limit", "5", "--predictor", "echo");
        assertThat(run.at("/scoring/semantic").stringValue()).isEqualTo("embedding");
        assertThat(run.at("/scoring/encoder/sha256").stringValue()).matches("[0-9a-f]{64}");
        assertThat(run.at("/scoring/baseline/kind").stringValue()).isEqualTo("fixed");
        Path scores = folder.resolve("out").resolve("scores");
        JsonNode summary =
                Json.MAPPER.readTree(scores.resolve("echo.challenge.json").toFile());
        assertThat(summary.get("scoring")).isEqualTo(run.get("scoring"));
        assertThat(Json.MAPPER.readTree(scores.resolve("scoring.json").toFile()))
                .isEqualTo(run.get("scoring"));
        assertThat(Files.readAllLines(scores.resolve("echo.utterances.jsonl")))
                .allMatch(line -> line.matches(".*\"scoring\":\"[0-9a-f]{12}\"}"));
        assertThat(lab("--semantic", "jaccard", "--limit", "5", "--predictor", "echo")
                        .at("/scoring/semantic"))
                .hasToString("\"jaccard\"");
    }

    /// Garbage is the same for the same words, whatever the machine is busy with.
    @Test
    void twoWhoPredictTheSameAreListedWithEvidence() {
        JsonNode run = lab("--limit", "60", "--predictor", "garbage", "--predictor", "garbage", "--predictor", "echo");
        assertThat(run.get("winner").isNull()).isTrue();
        assertThat(run.at("/controls/sound").booleanValue()).isTrue();
        JsonNode copies = run.at("/findings/0");
        assertThat(copies.get("kind").stringValue()).isEqualTo("copies");
        assertThat(copies.get("predictors").toString()).isEqualTo("[\"garbage\",\"garbage #2\"]");
        assertThat(copies.get("evidence").toString()).contains("both say");
    }

    /// The oracle's lead is all words but the first one.
    @Test
    void theLeadIsCountedInWordsAndSeconds() throws IOException {
        Path challenge = Files.writeString(folder.resolve("talk.txt"), "one two three four five six\n");
        JsonNode run = lab("--challenge", challenge.toString(), "--predictor", "oracle", "--speaking-rate", "2");
        JsonNode lead = run.at("/predictors/0/lead");
        assertThat(lead.at("/words/mean").doubleValue()).isEqualTo(5);
        assertThat(lead.get("seconds").doubleValue()).isEqualTo(2.5);
        assertThat(lead.get("never").intValue()).isZero();
    }

    @Test
    void wrongScoringOptionsAreSaidInOneLine() {
        wrong("--semantic must be embedding or jaccard, was \"meaning\"", "--semantic", "meaning");
        wrong("--baseline must be fixed, dialogue or a number", "--baseline", "1");
        wrong("--baseline dialogue needs dialogues that are over", "--baseline", "dialogue");
        wrong("need --semantic embedding", "--semantic", "jaccard", "--baseline", "0.1");
        wrong("model.onnx", "--encoder", folder.toString());
        wrong("--adequate must be from 0 to 1, was 2.0", "--adequate", "2");
        wrong("--speaking-rate must be over 0", "--speaking-rate", "0");
    }

    private void wrong(String message, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("lab", "--limit", "1", "--out", folder.resolve("never").toString()));
        all.addAll(List.of(arguments));
        Terminal terminal = Terminal.bb(folder, all.toArray(String[]::new));
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains(message).hasLineCount(1);
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
        // Never used up, so that a busy machine changes no prediction.
        all.addAll(List.of("--budget", "10000"));
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
