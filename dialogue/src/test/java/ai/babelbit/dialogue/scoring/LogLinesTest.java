package ai.babelbit.dialogue.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogLinesTest {
    @TempDir
    private Path folder;

    @Test
    void everyLineCanBeReadOnFromWhereTheOneBeforeItEnds() throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "one\n\ntw\u00f6\r\n" + "x".repeat(100_000) + "\nlast");
        List<String> all = read(file, 0, new ArrayList<>());
        assertThat(all).containsExactly("one", "", "tw\u00f6\r", "x".repeat(100_000), "last");
        List<Long> ends = new ArrayList<>();
        read(file, 0, ends);
        assertThat(ends.getLast()).isEqualTo(Files.size(file));
        for (int i = 0; i < ends.size(); i++) {
            assertThat(read(file, ends.get(i), new ArrayList<>())).isEqualTo(all.subList(i + 1, all.size()));
        }
    }

    @Test
    void aLineWithoutEndIsPassedOverInBoundedSpace() throws IOException {
        Path file = folder.resolve("log");
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] part = "y".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            for (int i = 0; i < 40; i++) {
                out.write(part);
            }
            out.write("\n{\"event\":\"x\"}\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        List<Integer> lines = new ArrayList<>();
        JsonLines.Malformed malformed = JsonLines.read(file, (line, _) -> lines.add(line));
        assertThat(lines).containsExactly(2);
        assertThat(malformed.count()).isEqualTo(1);
        assertThat(malformed.first()).contains(":1: longer than");
    }

    private static List<String> read(Path file, long offset, List<Long> ends) throws IOException {
        List<String> texts = new ArrayList<>();
        try (LogLines lines = LogLines.open(file, offset)) {
            while (lines.next()) {
                texts.add(lines.text());
                ends.add(lines.end());
            }
        }
        return texts;
    }
}
