package ai.babelbit.cli.score;

import ai.babelbit.cli.config.Environment;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.scoring.DialogueLog;
import ai.babelbit.dialogue.scoring.DialogueScore;
import ai.babelbit.dialogue.scoring.DialogueScoreJson;
import ai.babelbit.dialogue.scoring.JsonLines;
import ai.babelbit.dialogue.scoring.ScoreIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Makes the documents of a dialogue's log again: the JSON and, beside it, the table.
///
/// @param log the dialogue's log
/// @param folder where its documents are
/// @param options how to score documents that do not say so, or all of them where they say so
/// @param environment for the encoder's cache
public record DialogueRescore(Path log, Path folder, RuleOptions options, Environment environment) {
    private static final String END = "-score.json";

    /// A document that was made again.
    ///
    /// @param file where the stored one is
    /// @param stored its text
    /// @param made the text that it would be now
    public record Remade(Path file, String stored, String made) {}

    /// All documents of this log, each twice: JSON and table.
    ///
    /// @param malformed told how many lines of the log were not understood
    /// @throws InvalidInputException when there are none or they cannot be read
    public void forEach(Consumer<JsonLines.Malformed> malformed, Consumer<Remade> remade) {
        String stem = ScoreOutput.stem(log);
        DialogueLog events = DialogueLog.read(log, malformed);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> documents =
                    files.filter(file -> isDocument(file, stem)).sorted().toList();
            if (documents.isEmpty()) {
                throw new InvalidInputException(
                        log + ": expected a document " + stem + "_run_..." + END + " in " + folder + ", found none");
            }
            for (Path document : documents) {
                remake(stem, events, document, remade);
            }
        } catch (IOException e) {
            throw new InvalidInputException(folder + ": cannot be read: " + e, e);
        }
    }

    private static boolean isDocument(Path file, String stem) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(stem + "_run_") && name.endsWith(END);
    }

    private void remake(String stem, DialogueLog events, Path document, Consumer<Remade> remade) throws IOException {
        String stored = Files.readString(document);
        JsonNode json = parse(document, stored);
        try (Scoring scoring = scoring(document, json.get("scoring"))) {
            DialogueScore score = events.score(scoring.rule());
            remade.accept(
                    new Remade(document, stored, ScoreOutput.text(DialogueScoreJson.write(score, identity(json)))));
            String name = String.valueOf(document.getFileName());
            Path table = document.resolveSibling(name.substring(0, name.length() - "json".length()) + "txt");
            if (Files.exists(table)) {
                remade.accept(new Remade(table, Files.readString(table), ScoreText.write(stem, score)));
            }
        }
    }

    private Scoring scoring(Path document, @Nullable JsonNode recorded) {
        return options.isGiven() || recorded == null
                ? options.open(RuleOptions.Semantic.JACCARD, environment)
                : new RecordedScoring(document, recorded, options.encoder()).open(environment);
    }

    private static JsonNode parse(Path document, String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new InvalidInputException(document + ": not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static ScoreIdentity identity(JsonNode json) {
        return new ScoreIdentity(
                json.path("log_file").asStringOpt().orElse(null),
                json.path("challenge_uid").asStringOpt().orElse(null),
                json.path("dialogue_uid").asStringOpt().orElse(null),
                json.path("miner_uid").isInt()
                        ? (Integer) json.path("miner_uid").intValue()
                        : null,
                json.path("miner_hotkey").asStringOpt().orElse(null));
    }
}
