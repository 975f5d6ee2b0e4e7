package ai.babelbit.cli.score;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.scoring.DialogueScore;
import ai.babelbit.dialogue.scoring.DialogueScoreJson;
import ai.babelbit.dialogue.scoring.JsonLines;
import ai.babelbit.dialogue.scoring.ScoreIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;

/// Writes score documents under the published names into one folder, each complete or not at all.
public final class ScoreOutput {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final String time;

    ScoreOutput(Path folder, InstantSource clock) {
        this.folder = folder;
        this.time = TIME.format(clock.instant());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /// Writes `<stem>_run_<time>-score.json` and `.txt`; returns the JSON document's path.
    Path dialogue(String stem, DialogueScore score, ScoreIdentity identity) {
        String name = stem + "_run_" + time + "-score";
        write(name + ".txt", ScoreText.write(stem, score));
        return json(name + ".json", DialogueScoreJson.write(score, identity));
    }

    Path json(String name, JsonNode document) {
        return write(name, text(document));
    }

    /// A document as it stands in its file.
    public static String text(JsonNode document) {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private Path write(String name, String text) {
        Path file = folder.resolve(name.replaceAll("[/\\\\\u0000]", "_"));
        try {
            Path half = Files.createTempFile(folder, ".", ".part");
            try {
                Files.writeString(half, text);
                return Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static InvalidInputException unwritable(Path file, IOException e) {
        return new InvalidInputException(file + ": cannot be written: " + e, e);
    }

    /// The log's name without its last suffix.
    static String stem(Path log) {
        String name = String.valueOf(log.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    public static void report(JsonLines.Malformed malformed, PrintWriter err) {
        if (malformed.count() > 0) {
            err.println("bb: warning: " + malformed.count() + " malformed line" + (malformed.count() == 1 ? "" : "s")
                    + " skipped, first " + malformed.first());
        }
    }
}
