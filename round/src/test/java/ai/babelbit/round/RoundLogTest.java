package ai.babelbit.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.scoring.DialogueEvent;
import ai.babelbit.dialogue.scoring.DialogueEventJson;
import ai.babelbit.dialogue.scoring.DialogueLog;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.UtteranceScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class RoundLogTest {
    @TempDir
    Path folder;

    @Test
    void theScoresCanBeMadeAgainFromTheLogAlone() throws IOException, InterruptedException {
        Path file = folder.resolve("round.jsonl");
        List<PlayedUtterance> played = new ArrayList<>();
        List<Contestant> contestants = List.of(
                RoundTest.contestant("echo", request -> Outcome.Answered.of(request.prefix())),
                RoundTest.contestant("hostile", _ -> Outcome.Answered.of("\"}\n{\u2028\ud83d\u0000")),
                RoundTest.contestant("failing", _ -> new Outcome.Refused("no")));
        try (RoundLog log = RoundLog.file(file, true)) {
            RoundTest.round(new Pacing.Lockstep(Duration.ofSeconds(20)), contestants)
                    .play(RoundTest.source(RoundTest.dialogue("a b c", "d e")), log, RoundTest.collecting(played));
        }
        for (int contestant = 0; contestant < contestants.size(); contestant++) {
            int index = contestant;
            List<UtteranceScore> scores = played.stream()
                    .map(utterance -> utterance.results().get(index).score())
                    .toList();
            assertThat(replay(file, contestant).score(ScoringRule.classic()).utterances())
                    .usingRecursiveComparison()
                    .ignoringFields("steps.prediction")
                    .isEqualTo(scores);
        }
        assertThat(Files.readAllLines(file).getLast()).contains("round_ended").contains("complete");
    }

    @Test
    void aLogThatCannotBeWrittenIsSaidAtOnce() {
        Path nowhere = folder.resolve("missing").resolve("round.jsonl");
        assertThatThrownBy(() -> RoundLog.file(nowhere, false))
                .isInstanceOf(RoundLogException.class)
                .hasMessageContaining(nowhere.toString());
    }

    private static DialogueLog replay(Path file, int contestant) throws IOException {
        DialogueLog log = new DialogueLog();
        for (String line : Files.readAllLines(file)) {
            JsonNode json = Json.MAPPER.readTree(line);
            if (json.path("contestant").asInt(contestant) == contestant) {
                DialogueEvent event = DialogueEventJson.read(json);
                if (event != null) {
                    log.add(event);
                }
            }
        }
        return log;
    }
}
