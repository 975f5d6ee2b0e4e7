package ai.babelbit.cli.bulk;

import ai.babelbit.dialogue.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The round logs below a folder, in order of their names.
///
/// @param folder the one that was named
/// @param logs at least one
record RunLogs(Path folder, List<Path> logs) {
    private static final String NAME = "round.jsonl";
    private static final int DEEPEST = 16;

    /// @throws InvalidInputException when there are none
    static RunLogs below(Path folder) {
        try (Stream<Path> files = Files.find(
                folder,
                DEEPEST,
                (file, attributes) -> attributes.isRegularFile() && file.endsWith(NAME),
                FileVisitOption.FOLLOW_LINKS)) {
            List<Path> logs = files.sorted().toList();
            if (logs.isEmpty()) {
                throw new InvalidInputException("--runs " + folder + ": expected runs with a " + NAME + ", found none");
            }
            return new RunLogs(folder, logs);
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidInputException("--runs " + folder + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /// The name of a log's run.
    String name(int log) {
        Path run = logs.get(log).toAbsolutePath().resolve("..").normalize();
        String name = folder.toAbsolutePath().normalize().relativize(run).toString();
        return name.isEmpty() ? String.valueOf(run.getFileName()) : name;
    }

    /// How large the log is, in bytes.
    long size(int log) {
        try {
            return Files.size(logs.get(log));
        } catch (IOException e) {
            throw new InvalidInputException(logs.get(log) + ": cannot be read: " + e, e);
        }
    }
}
