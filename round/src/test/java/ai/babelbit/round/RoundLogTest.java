package ai.babelbit.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.dialogue.InvalidInputException;
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
    void aReaderGivesBackWhatWasPlayed() throws IOException, InterruptedException {
        Path file = folder.resolve("round.jsonl");
        List<PlayedUtterance> played = new ArrayList<>();
        List<Contestant> contestants = List.of(
                RoundTest.contestant("echo", request -> Outcome.Answered.of(request.prefix())),
                RoundTest.contestant("hostile", _ -> Outcome.Answered.of("\"}\n{\u2028\ud83d\u0000")),
                RoundTest.contestant("failing", _ -> new Outcome.Refused("no")));
        try (RoundLog log = RoundLog.file(file, true)) {
            RoundTest.round(new Pacing.Lockstep(Duration.ofSeconds(20)), contestants)
                    .play(
                            RoundTest.source(RoundTest.dialogue("a b c", "", "d e"), RoundTest.dialogue("f")),
                            log,
                            RoundTest.collecting(played));
        }
        assertThat(replayed(file))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*nanos")
                .isEqualTo(played);
    }

    /// A crash may cut the log anywhere: what was finished before is still there, and nothing else is made
    /// up.
    @Test
    void aLogCutAnywhereGivesTheUtterancesThatWereFinished() throws IOException, InterruptedException {
        Path file = folder.resolve("round.jsonl");
        List<PlayedUtterance> played = new ArrayList<>();
        try (RoundLog log = RoundLog.file(file, false)) {
            RoundTest.round(
                            new Pacing.Lockstep(Duration.ofSeconds(20)),
                            List.of(RoundTest.contestant("echo", request -> Outcome.Answered.of(request.prefix()))))
                    .play(RoundTest.source(RoundTest.dialogue("a b", "c")), log, RoundTest.collecting(played));
        }
        byte[] whole = Files.readAllBytes(file);
        int head = Files.readString(file).indexOf('\n');
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            if (length < head) {
                assertThatThrownBy(() -> replayed(file)).isInstanceOf(InvalidInputException.class);
            } else {
                assertThat(replayed(file))
                        .usingRecursiveComparison()
                        .ignoringFieldsMatchingRegexes(".*nanos")
                        .isIn(played, played.subList(0, 1), List.of());
            }
        }
    }

    @Test
    void hostileEventsArePassedOverAndCounted() throws IOException {
        String head = "{\"event\":\"round_started\",\"contestants\":[\"a\"]}\n";
        String word = "{\"event\":\"predicted\",\"contestant\":0,\"step\":0,\"prediction\":\"x\"}\n";
        String end =
                "{\"event\":\"utterance_complete\",\"dialogue_index\":0,\"utterance_index\":0,\"ground_truth\":\"x\"}\n";
        List<String> hostile = List.of(
                "{\"event\":\"predicted\",\"contestant\":1,\"step\":0}",
                "{\"event\":\"predicted\",\"contestant\":-1,\"step\":0}",
                "{\"event\":\"predicted\",\"contestant\":0,\"step\":2000000000}",
                "{\"event\":\"predicted\",\"contestant\":0,\"step\":0,\"outcome\":\"won\"}",
                "{\"event\":\"utterance_complete\"}",
                "{\"event\":\"round_started\",\"contestants\":[\"b\"]}",
                "{\"event\":7}",
                "[]",
                "null",
                "nonsense");
        Path file =
                Files.writeString(folder.resolve("round.jsonl"), head + String.join("\n", hostile) + "\n" + word + end);
        try (RoundLogReader reader = RoundLogReader.open(file)) {
            List<PlayedUtterance> played = new ArrayList<>();
            new RoundReplay(reader, ScoringRule.classic(), RoundTest.collecting(played)).run();
            assertThat(played).hasSize(1);
            assertThat(reader.malformed().count()).isEqualTo(hostile.size());
            assertThat(reader.malformed().first()).contains("round.jsonl:2:");
        }
    }

    private static List<PlayedUtterance> replayed(Path file) throws IOException {
        List<PlayedUtterance> played = new ArrayList<>();
        try (RoundLogReader reader = RoundLogReader.open(file)) {
            new RoundReplay(reader, ScoringRule.classic(), RoundTest.collecting(played)).run();
        }
        return played;
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
