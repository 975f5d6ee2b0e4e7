package ai.babelbit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Input that a command must refuse in one line, with exit code 2, and without a trace in the folder.
public final class BadInput {
    private BadInput() {}

    /// Expects just that of a command that works in this folder.
    ///
    /// @param said must stand in the line
    public static void refused(Path folder, String said, String... arguments) throws IOException {
        List<String> before = everything(folder);
        Terminal terminal = Terminal.bb(folder, Map.of(), arguments);
        assertThat(terminal.exitCode()).as(terminal.err()).isEqualTo(2);
        assertThat(terminal.err().lines()).singleElement().asString().contains(said);
        assertThat(terminal.err()).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(terminal.out()).isEmpty();
        assertThat(everything(folder)).isEqualTo(before);
    }

    /// A file of nothing in particular.
    public static Path binary(Path file) throws IOException {
        byte[] bytes = new byte[10_000];
        new Random(3).nextBytes(bytes);
        return Files.write(file, bytes);
    }

    private static List<String> everything(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.map(Path::toString).sorted().toList();
        }
    }
}
