package ai.babelbit.dialogue.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class RunLogTest {
    private static final Path RECORDED = Path.of("src/test/resources/conformance/challenge-run");
    private static final Path RUN = RECORDED.resolve("challenge_run_20240101_000000.jsonl");
    private static final ChallengeFile CHALLENGE = ChallengeFile.open(RECORDED.resolve("challenge.json"));

    @TempDir
    Path folder;

    @Test
    void theRecordedRunScoresAsThePythonScorerScoredIt() {
        JsonNode expected =
                Json.MAPPER.readTree(RECORDED.resolve("expected-challenge.json").toFile());
        JsonNode summary = Json.MAPPER.readTree(score(RUN, null).toJson().toString());
        assertThat(summary.get("dialogues")).isEqualTo(expected.get("dialogues"));
        assertThat(summary.get("challenge_mean_U")).isEqualTo(expected.get("challenge_mean_U"));
        assertThat(summary.get("challenge_uid")).isEqualTo(expected.get("challenge_uid"));
    }

    @Test
    void aBrokenLineCostsOnlyItsOwnStepAndIsLocated() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(RUN));
        lines.set(4, lines.get(4).substring(0, 30));
        List<JsonLines.Malformed> malformed = new ArrayList<>();
        ChallengeScore score = score(Files.write(folder.resolve("run.jsonl"), lines), malformed);
        assertThat(score.dialogues()).hasSize(5);
        assertThat(malformed).singleElement().satisfies(m -> {
            assertThat(m.count()).isEqualTo(1);
            assertThat(m.first()).contains("run.jsonl:5:");
        });
    }

    /// Lessons 3c 21: only finished utterances are scored.
    @Test
    void aRunThatBreaksOffScoresItsFinishedUtterancesOnly() throws IOException {
        List<String> lines = Files.readAllLines(RUN).subList(0, 12);
        List<DialogueScore> scores = new ArrayList<>();
        RunLog.read(
                Files.write(folder.resolve("run.jsonl"), lines),
                CHALLENGE,
                played -> scores.add(played.log().score(ScoringRule.classic())));
        assertThat(scores)
                .singleElement()
                .satisfies(s -> assertThat(s.utterances()).hasSize(1));
    }

    @Test
    void aRunOfAnotherChallengeIsRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("other.txt"), "quite another text");
        assertThatThrownBy(() -> RunLog.read(RUN, ChallengeFile.open(other), _ -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(":1:")
                .hasMessageContaining("other.txt");
    }

    private static ChallengeScore score(
            Path run, @org.jspecify.annotations.Nullable List<JsonLines.Malformed> malformed) {
        List<ChallengeScore.DialogueAverage> averages = new ArrayList<>();
        JsonLines.Malformed lines = RunLog.read(
                run,
                CHALLENGE,
                played -> averages.add(ChallengeScore.DialogueAverage.of(
                        played.uid(), played.index(), played.log().score(ScoringRule.classic()))));
        if (malformed != null) {
            malformed.add(lines);
        }
        return new ChallengeScore(CHALLENGE.uid(), averages);
    }
}
