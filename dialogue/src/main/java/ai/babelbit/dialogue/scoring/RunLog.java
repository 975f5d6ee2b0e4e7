package ai.babelbit.dialogue.scoring;

import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.reveal.RevealSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The run log of the stand-alone client (`challenge_run_*.jsonl`, one object per engine step), split into
/// dialogues.
///
/// A line's indexes are those of the engine's answer, that is of the token after the one that its `input_word`
/// and `prediction` belong to. So the challenge is revealed again beside the log, and a line is held to be the
/// step whose word is its `input_word` and whose successor stands where the line says. Steps whose line is
/// missing count as unanswered.
public final class RunLog {
    private RunLog() {}

    /// One dialogue of a run.
    ///
    /// @param index 0-based in the challenge
    /// @param uid its name; null when it has none
    /// @param log what happened, complete up to where the run ended
    public record PlayedDialogue(int index, @Nullable String uid, DialogueLog log) {
        /// The name of this dialogue's files, given the run log's name without its suffix.
        public String stem(String runStem) {
            return runStem + "__dlg_" + (uid == null ? "idx" + index : uid);
        }
    }

    /// Reads the log, handing on each dialogue once it is over or the log ends; holds one dialogue at a time.
    ///
    /// @return how many lines were not understood
    /// @throws InvalidInputException when a file cannot be read or the log is not of this challenge
    public static JsonLines.Malformed read(Path runLog, ChallengeFile challenge, Consumer<PlayedDialogue> dialogues) {
        try (DialogueReader reader = challenge.reader()) {
            RunReplay replay = new RunReplay(new RevealSession("replay", reader.remaining()), dialogues);
            JsonLines.Malformed malformed = JsonLines.read(runLog, (line, json) -> {
                Step step = Step.of(json);
                if (step != null && !replay.advanceTo(step)) {
                    throw new InvalidInputException(runLog + ":" + line + ": \"" + step.word
                            + "\" is not a further step of " + challenge.path() + "; expected a log of that challenge");
                }
            });
            replay.finish();
            return malformed;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + challenge.path(), e);
        }
    }

    /// What a line says that the scorer needs.
    record Step(String word, String prediction, int nextDialogue, int nextUtterance, int nextToken) {
        /// Null when the line is another kind of event.
        static @Nullable Step of(JsonNode json) {
            if (!json.isObject()) {
                throw new IllegalArgumentException("expected an object, got " + json.getNodeType());
            }
            if (!json.path("event").asString("").equals("step")) {
                return null;
            }
            JsonNode word = json.path("input_word");
            if (!word.isString()) {
                throw new IllegalArgumentException("\"input_word\" must be a string, was " + word);
            }
            return new Step(
                    word.stringValue(),
                    json.path("prediction").asString(""),
                    json.path("dialogue_index").asInt(-1),
                    json.path("utterance_index").asInt(-1),
                    json.path("token_index").asInt(-1));
        }
    }
}
