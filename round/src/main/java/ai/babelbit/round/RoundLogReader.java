package ai.babelbit.round;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.scoring.JsonLines;
import ai.babelbit.dialogue.scoring.LogLines;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads a round's log back, one finished utterance at a time. A line that is not understood is passed over
/// and counted, as is what was going on when the log ended. Not thread-safe.
public final class RoundLogReader implements Closeable {
    private static final int MOST_CONTESTANTS = 10_000;

    private final Path file;
    private final LogLines lines;
    private final List<String> contestants;
    private final RoundLogState state;
    private int malformed;
    private @Nullable String firstMalformed;

    /// What the log says happened.
    public sealed interface Event {
        /// An utterance is over.
        ///
        /// @param position as in [PlayedUtterance]
        /// @param context what was said before it in its dialogue; where reading began in the middle of a
        /// dialogue, only what was read
        /// @param groundTruth the complete utterance
        /// @param steps (contestants, steps) what was answered
        record Utterance(Position position, Context context, String groundTruth, List<List<Step>> steps)
                implements Event {}

        /// A dialogue is over.
        ///
        /// @param position of its end
        record DialogueEnd(Position position) implements Event {}
    }

    private RoundLogReader(Path file, LogLines lines, List<String> contestants) {
        this.file = file;
        this.lines = lines;
        this.contestants = List.copyOf(contestants);
        this.state = new RoundLogState(contestants.size());
    }

    /// Opens a log at its beginning.
    ///
    /// @throws InvalidInputException when it cannot be read or its first line is not a round's
    public static RoundLogReader open(Path file) {
        return open(file, 0);
    }

    /// Opens a log and goes on at an earlier reader's [#offset].
    public static RoundLogReader open(Path file, long offset) {
        try (LogLines head = LogLines.open(file, 0)) {
            String first = head.next() ? head.text() : null;
            List<String> contestants = contestants(file, first);
            return new RoundLogReader(file, LogLines.open(file, Math.max(offset, head.end())), contestants);
        } catch (IOException e) {
            throw new InvalidInputException(file + ": cannot be read as a round's log: " + e, e);
        }
    }

    private static List<String> contestants(Path file, @Nullable String line) {
        List<String> names = new ArrayList<>();
        try {
            JsonNode json = Json.MAPPER.readTree(line == null ? "" : line);
            if (json.path("event").asString("").equals("round_started")) {
                json.path("contestants").forEach(name -> names.add(name.asString("")));
            }
        } catch (JacksonException e) {
            // Says the same as a line of another kind.
        }
        if (names.isEmpty()
                || names.size() > MOST_CONTESTANTS
                || names.stream().distinct().count() < names.size()) {
            throw new InvalidInputException(file + ":1: expected a round_started event that names its contestants, got "
                    + (line == null ? "nothing" : line.substring(0, Math.min(80, line.length()))));
        }
        return names;
    }

    /// Their names, in the order of the steps.
    public List<String> contestants() {
        return contestants;
    }

    /// The next event; null at the log's end.
    public @Nullable Event next() {
        try {
            while (lines.next()) {
                String line = lines.text();
                try {
                    Event event = line == null ? null : state.take(Json.MAPPER.readTree(line));
                    if (line == null) {
                        passOver("too long");
                    } else if (event != null) {
                        return event;
                    }
                } catch (JacksonException e) {
                    passOver("not valid JSON: " + e.getOriginalMessage());
                } catch (IllegalArgumentException e) {
                    passOver(String.valueOf(e.getMessage()));
                }
            }
            return null;
        } catch (IOException e) {
            throw new InvalidInputException(file + ": cannot be read to its end: " + e, e);
        }
    }

    private void passOver(String problem) {
        malformed++;
        firstMalformed = firstMalformed == null ? file + ":" + (lines.number() + 1) + ": " + problem : firstMalformed;
    }

    /// How many bytes of the log lie before the next event.
    public long offset() {
        return lines.end();
    }

    /// How many lines were passed over.
    public JsonLines.Malformed malformed() {
        return new JsonLines.Malformed(malformed, firstMalformed);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
