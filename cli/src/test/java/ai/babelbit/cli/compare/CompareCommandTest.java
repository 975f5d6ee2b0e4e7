package ai.babelbit.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.cli.Terminal;
import ai.babelbit.dialogue.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class CompareCommandTest {
    private static final long SEED = 29;

    @TempDir
    private Path folder;

    /// Writes scores of 40 dialogues of 5 utterances whose difficulty is the same for every run.
    private String run(String name, double skill, double noise, String scoring) throws IOException {
        SplittableRandom difficulty = new SplittableRandom(SEED);
        SplittableRandom luck = new SplittableRandom(name.hashCode());
        StringBuilder lines = new StringBuilder();
        for (int dialogue = 0; dialogue < 40; dialogue++) {
            for (int i = 0; i < 5; i++) {
                double u = Math.clamp(difficulty.nextDouble(0.2, 0.8) + skill + noise * luck.nextGaussian(), 0, 1);
                lines.append("{\"dialogue_uid\":\"d%d\",\"utterance_number\":%d,\"ground_truth\":\"truth %d\","
                        .formatted(dialogue, i, i));
                lines.append("\"steps\":[{\"prediction\":\"p\"}],\"best_step\":0,\"U_best\":%.4f,\"scoring\":\"%s\"}%n"
                        .formatted(u, scoring));
            }
        }
        Path scores = Files.createDirectories(folder.resolve(name).resolve("scores"));
        Files.writeString(scores.resolve("mine.utterances.jsonl"), lines);
        return folder.resolve(name).toString();
    }

    private JsonNode compare(String a, String b) {
        Terminal terminal = Terminal.bb(folder, "compare", a, b, "--json");
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        return Json.MAPPER.readTree(terminal.out()).get("comparisons").get(0);
    }

    @Test
    void aSmallRealDifferenceIsFoundAndChanceIsCalledChance() throws IOException {
        String plain = run("plain", 0, 0.03, "x");
        JsonNode better = compare(run("better", 0.02, 0.03, "x"), plain);
        assertThat(better.get("verdict").stringValue()).isEqualTo("A is really better");
        assertThat(better.at("/difference/mean").doubleValue()).isCloseTo(0.02, Offset.offset(0.01));
        assertThat(better.get("win_rate_a").doubleValue()).isGreaterThan(0.5);
        assertThat(better.get("utterances").intValue()).isEqualTo(200);
        assertThat(better.get("most_changed")).hasSize(10);
        assertThat(compare(plain, plain).get("verdict").stringValue()).contains("may be chance");
        assertThat(compare(plain, plain).get("most_changed")).isEmpty();
        assertThat(compare(plain, folder.resolve("better").toString())
                        .get("verdict")
                        .stringValue())
                .isEqualTo("B is really better");
    }

    @Test
    void whatIsNotInBothIsCountedAndNotCompared() throws IOException {
        String a = run("a", 0, 0, "x");
        Path file = folder.resolve("a/scores/mine.utterances.jsonl");
        Path other = folder.resolve("b.utterances.jsonl");
        Files.write(other, Files.readAllLines(file).subList(0, 20));
        Files.writeString(other, Files.readString(other).replaceFirst("truth 3", "another truth"));
        JsonNode pair = compare(a + "#mine", other.toString());
        assertThat(pair.get("utterances").intValue()).isEqualTo(19);
        assertThat(pair.get("unpaired_a").intValue()).isEqualTo(181);
        assertThat(pair.get("unpaired_b").intValue()).isEqualTo(1);
        assertThat(pair.get("difference").isNull()).isTrue();
        assertThat(pair.get("verdict").stringValue()).contains("4 dialogues are too few");
    }

    @Test
    void runsThatWereScoredInOtherWaysAreNotCompared() throws IOException {
        Terminal terminal = Terminal.bb(folder, "compare", run("a", 0, 0, "x"), run("b", 0, 0, "y"));
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains("was scored in another way (y)").hasLineCount(1);
    }

    @Test
    void whatIsNoRunIsSaidInOneLine() throws IOException {
        String a = run("a", 0, 0, "x");
        refuses("expected a run's folder", a, folder.resolve("nowhere").toString());
        refuses("expected one of [mine], got \"other\"", a + "#other", a);
        Path broken = Files.writeString(folder.resolve("broken.utterances.jsonl"), "{}\n");
        refuses("broken.utterances.jsonl:1: expected a scored utterance", a, broken.toString());
        Path empty = Files.writeString(folder.resolve("empty.utterances.jsonl"), "");
        refuses("have none in common", a, empty.toString());
    }

    private void refuses(String message, String a, String b) {
        Terminal terminal = Terminal.bb(folder, "compare", a, b);
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains(message).hasLineCount(1);
    }

    @Test
    void peopleReadSentences() throws IOException {
        Terminal terminal = Terminal.bb(folder, "compare", run("a", 0.1, 0.02, "x"), run("b", 0, 0.02, "x"));
        assertThat(terminal.out())
                .contains("mine: mean U")
                .contains("A is really better")
                .contains("A, step 0: \"p\"");
    }
}
