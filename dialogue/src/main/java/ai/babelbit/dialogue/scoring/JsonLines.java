package ai.babelbit.dialogue.scoring;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.Words;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads a JSON-lines log one object at a time. Blank lines are nothing; a line that is not understood is
/// skipped and counted, since a log may have been cut off by a crash, but the first one is remembered and
/// told.
public final class JsonLines {
    private JsonLines() {}

    /// What one line is given to.
    @FunctionalInterface
    public interface LineReader {
        /// Takes one object.
        ///
        /// @param line 1-based
        /// @throws IllegalArgumentException when the object is not what it must be; the line counts as
        /// malformed
        void read(int line, JsonNode object);
    }

    /// How many lines were not understood.
    ///
    /// @param count 0 when all was well
    /// @param first where the first one is and what is wrong with it; null when there is none
    public record Malformed(int count, @Nullable String first) {}

    /// Reads the whole file.
    ///
    /// @throws InvalidInputException when the file cannot be read
    public static Malformed read(Path file, LineReader reader) {
        int malformed = 0;
        String first = null;
        try (LogLines lines = LogLines.open(file, 0)) {
            while (lines.next()) {
                String problem = problem(lines, reader);
                if (problem != null) {
                    malformed++;
                    first = first == null ? file + ":" + lines.number() + ": " + problem : first;
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(file + ": cannot be read as a log: " + e, e);
        }
        return new Malformed(malformed, first);
    }

    private static @Nullable String problem(LogLines lines, LineReader reader) {
        String line = lines.text();
        if (line == null) {
            return "longer than " + LogLines.MOST_BYTES + " bytes";
        }
        try {
            if (Words.skipSpace(line, 0) < line.length()) {
                reader.read(lines.number(), Json.MAPPER.readTree(line));
            }
            return null;
        } catch (JacksonException e) {
            return "not valid JSON: " + e.getOriginalMessage();
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
