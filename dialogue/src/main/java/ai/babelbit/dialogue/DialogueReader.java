package ai.babelbit.dialogue;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/// Dialogues one at a time, so that a file of any size is read in the space of its largest dialogue.
/// Not thread-safe: one reader, one thread.
public interface DialogueReader extends Closeable {
    /// The next dialogue, or null after the last one.
    ///
    /// @throws InvalidInputException when the file breaks off or is not what it should be; the reader is then finished
    @Nullable Dialogue next();
}
