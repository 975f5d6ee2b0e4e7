package ai.babelbit.cli.bulk;

import ai.babelbit.cli.score.ScoreOutput;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// How far scoring has come: everything before it is in complete parts, nothing after it is.
///
/// @param plan what is scored and how; another plan cannot go on from here
/// @param log the number of the log that comes next
/// @param offset where in that log, in bytes
/// @param parts how many parts are complete
/// @param rows how many rows are in them
/// @param done whether there is nothing left
record Checkpoint(String plan, int log, long offset, int parts, long rows, boolean done) {
    private static final String FILE = "progress.json";

    /// The start.
    static Checkpoint start(String plan) {
        return new Checkpoint(plan, 0, 0, 0, 0, false);
    }

    /// Where an earlier run came to; null when there was none.
    ///
    /// @throws InvalidInputException when it cannot be understood
    static @Nullable Checkpoint read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            JsonNode json = Json.MAPPER.readTree(file.toFile());
            return new Checkpoint(
                    json.path("plan").asString(""),
                    json.path("log").intValue(),
                    json.path("offset").longValue(),
                    json.path("parts").intValue(),
                    json.path("rows").longValue(),
                    json.path("done").booleanValue());
        } catch (JacksonException e) {
            throw new InvalidInputException(file + ": cannot be understood; remove " + folder + " to begin again", e);
        }
    }

    /// Takes the place of the earlier one, at once.
    void write(Path folder) throws IOException {
        Path half = folder.resolve(FILE + ".part");
        Files.writeString(
                half,
                ScoreOutput.text(JsonNodeFactory.instance
                        .objectNode()
                        .put("plan", plan)
                        .put("log", log)
                        .put("offset", offset)
                        .put("parts", parts)
                        .put("rows", rows)
                        .put("done", done)));
        Files.move(half, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
