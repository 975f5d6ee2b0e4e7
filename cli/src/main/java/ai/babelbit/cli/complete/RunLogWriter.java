package ai.babelbit.cli.complete;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.reveal.Reveal;
import ai.babelbit.dialogue.reveal.Token;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The published run log: one object for each engine step, with the position of the engine's answer. Written
/// through at every utterance end. Not thread-safe.
final class RunLogWriter implements Closeable {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'challenge_run_'yyyyMMdd_HHmmss'.jsonl'")
            .withZone(ZoneOffset.UTC);
    private static final System.Logger LOG = System.getLogger("ai.babelbit.complete");

    private final Path file;
    private final String engineUrl;
    private final InstantSource clock;
    private final BufferedWriter out;

    RunLogWriter(Path folder, String engineUrl, InstantSource clock) {
        this.file = folder.resolve(NAME.format(clock.instant()));
        this.engineUrl = engineUrl;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
            this.out = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    Path file() {
        return file;
    }

    void step(String session, Token handled, String prediction, Reveal.Revealed answer) {
        Position at = answer.position();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("ts", clock.millis() / 1e3)
                .put("event", "step")
                .put("engine_url", engineUrl)
                .put("session_id", session)
                .put("input_word", handled.wire())
                .put("prediction", prediction)
                .put("done", answer.token() instanceof Token.ChallengeEnd)
                .put("challenge_uid", at.challengeUid())
                .put("dialogue_uid", at.dialogueUid())
                .put("dialogue_index", at.dialogueIndex())
                .put("utterance_index", at.utteranceIndex())
                .put("token_index", at.tokenIndex());
        try {
            out.write(json.toString());
            out.write('\n');
            if (handled instanceof Token.UtteranceEnd) {
                out.flush();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void failed(Outcome outcome) {
        LOG.log(System.Logger.Level.INFO, "no prediction: " + outcome.kind() + ": " + outcome.reason());
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private InvalidInputException unwritable(IOException e) {
        return new InvalidInputException(file + ": cannot be written: " + e, e);
    }
}
