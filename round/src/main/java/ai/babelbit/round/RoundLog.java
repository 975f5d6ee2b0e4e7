package ai.babelbit.round;

import ai.babelbit.dialogue.reveal.Position;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;

/// The append-only record of a round, written before anything else happens with an event. Everything else
/// (scores, rows, reports) can be made again from it. Not thread-safe.
public interface RoundLog extends Closeable {
    /// The round begins.
    ///
    /// @param session the engine's session
    /// @param contestants their names, in order
    void started(String session, List<String> contestants);

    /// A word became known.
    void revealed(Position position, String word);

    /// A contestant's step is settled.
    void settled(Position position, int contestant, int step, Step result);

    /// An utterance is over. What was appended up to here survives a crash once this returns, where the log
    /// promises so.
    void completed(Position position, String groundTruth);

    /// A dialogue is over.
    void dialogueCompleted(Position position);

    /// The round is over.
    void ended(RoundEnd end);

    /// A log in a new file, JSON lines.
    ///
    /// @param durable whether a finished utterance is forced to the disk before the round goes on
    /// @throws RoundLogException when the file cannot be made, or later when it cannot be written
    static RoundLog file(Path file, boolean durable) {
        return FileRoundLog.open(file, durable);
    }

    /// Keeps nothing.
    static RoundLog none() {
        return new NoRoundLog();
    }
}
