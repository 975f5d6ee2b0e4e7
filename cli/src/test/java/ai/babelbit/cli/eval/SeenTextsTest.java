package ai.babelbit.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeenTextsTest {
    private static final int MANY = 70_000;

    @TempDir
    Path folder;

    @Test
    void whatStandsInOneOfTheFilesIsSeenWordForWord() throws IOException {
        Path one = Files.writeString(
                folder.resolve("one.jsonl"),
                "{\"utterances\": [\"Good   day.\", \"äöü 漢字\"]}\n{\"utterances\": [\"x\"]}");
        Path other = Files.writeString(folder.resolve("other.txt"), "How are you?\n");
        SeenTexts seen = SeenTexts.read(List.of(one, other));
        assertThat(List.of("Good day.", "äöü 漢字", "x", "How are you?")).allMatch(seen::contains);
        assertThat(List.of("Good day", "good day.", "day. Good", "", "How are you? x", "aöü 漢字"))
                .noneMatch(seen::contains);
    }

    @Test
    void manyTextsAreToldApart() throws IOException {
        String utterances =
                IntStream.range(0, MANY).mapToObj(i -> "\"text " + i + "\"").collect(Collectors.joining(","));
        Path file = Files.writeString(folder.resolve("many.jsonl"), "{\"utterances\": [" + utterances + "]}");
        SeenTexts seen = SeenTexts.read(List.of(file));
        assertThat(IntStream.range(0, MANY)).allMatch(i -> seen.contains("text " + i));
        assertThat(IntStream.range(MANY, 3 * MANY)).noneMatch(i -> seen.contains("text " + i));
    }
}
