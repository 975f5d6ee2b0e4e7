package ai.babelbit.dialogue;

import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Dialogues one at a time, so that a file of any size is read in the space of its largest dialogue.
/// Not thread-safe: one reader, one thread.
public interface DialogueReader extends Closeable {
    /// The next dialogue, or null after the last one.
    ///
    /// @throws InvalidInputException when the file breaks off or is not what it should be; the reader is then
    /// finished
    @Nullable
    Dialogue next();

    /// The remaining dialogues as an iterator over this reader, which the caller still closes.
    default Iterator<Dialogue> remaining() {
        return new Iterator<>() {
            private @Nullable Dialogue upcoming = DialogueReader.this.next();

            @Override
            public boolean hasNext() {
                return upcoming != null;
            }

            @Override
            public Dialogue next() {
                Dialogue current = upcoming;
                if (current == null) {
                    throw new NoSuchElementException("no more dialogues");
                }
                upcoming = DialogueReader.this.next();
                return current;
            }
        };
    }
}
