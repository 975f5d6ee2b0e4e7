package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.Challenge;
import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.DialogueReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The dialogues of a run: of the built-in challenge or of some files, one after the other, up to a number of
/// utterances. Can be read any number of times.
public final class Playlist {
    private final @Nullable String challengeUid;
    private final long utterances;
    private final List<Supplier<DialogueReader>> parts;
    private final boolean builtin;

    private Playlist(
            @Nullable String challengeUid, long utterances, List<Supplier<DialogueReader>> parts, boolean builtin) {
        this.challengeUid = challengeUid;
        this.utterances = utterances;
        this.parts = List.copyOf(parts);
        this.builtin = builtin;
    }

    /// The built-in challenge.
    public static Playlist builtin(long limit) {
        Challenge challenge = Challenge.builtin();
        long all = challenge.dialogues().stream()
                .mapToLong(dialogue -> dialogue.utterances().size())
                .sum();
        return new Playlist(
                challenge.uid(),
                Math.min(all, limit),
                List.of(() -> new IteratorReader(challenge.dialogues().iterator())),
                true);
    }

    /// These files in order.
    ///
    /// @param files at least one
    public static Playlist of(List<ChallengeFile> files, long limit) {
        long all = files.stream().mapToLong(ChallengeFile::utterances).sum();
        List<Supplier<DialogueReader>> parts = new ArrayList<>();
        for (ChallengeFile file : files) {
            parts.add(file::reader);
        }
        return new Playlist(files.getFirst().uid(), Math.min(all, limit), parts, false);
    }

    /// Dialogues that only a far engine knows: there are none to read.
    public static Playlist unknown() {
        return new Playlist(null, 0, List.of(), false);
    }

    /// The name of the first challenge; null when it has none.
    public @Nullable String challengeUid() {
        return challengeUid;
    }

    /// How many utterances will be played.
    public long utterances() {
        return utterances;
    }

    /// Whether this is the built-in challenge.
    public boolean isBuiltin() {
        return builtin;
    }

    /// Starts at the first dialogue.
    public DialogueReader open() {
        return new LimitedReader(parts, utterances);
    }

    private record IteratorReader(Iterator<Dialogue> dialogues) implements DialogueReader {
        @Override
        public @Nullable Dialogue next() {
            return dialogues.hasNext() ? dialogues.next() : null;
        }

        @Override
        public void close() {}
    }

    /// One part after the other, the last dialogue cut where the limit falls.
    private static final class LimitedReader implements DialogueReader {
        private final Iterator<Supplier<DialogueReader>> parts;
        private @Nullable DialogueReader part;
        private long left;

        LimitedReader(List<Supplier<DialogueReader>> parts, long limit) {
            this.parts = parts.iterator();
            this.left = limit;
        }

        @Override
        public @Nullable Dialogue next() {
            while (left > 0) {
                DialogueReader open = part;
                if (open == null) {
                    if (!parts.hasNext()) {
                        return null;
                    }
                    open = parts.next().get();
                    part = open;
                }
                Dialogue dialogue = open.next();
                if (dialogue != null) {
                    return cut(dialogue);
                }
                closeQuietly(open);
                part = null;
            }
            return null;
        }

        private Dialogue cut(Dialogue dialogue) {
            int size = dialogue.utterances().size();
            int taken = (int) Math.min(size, left);
            left -= taken;
            return taken == size
                    ? dialogue
                    : new Dialogue(
                            dialogue.challengeUid(),
                            dialogue.uid(),
                            dialogue.language(),
                            dialogue.utterances().subList(0, taken));
        }

        private static void closeQuietly(DialogueReader reader) {
            try {
                reader.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("cannot close a challenge that was read to its end", e);
            }
        }

        @Override
        public void close() throws IOException {
            DialogueReader open = part;
            part = null;
            left = 0;
            if (open != null) {
                open.close();
            }
        }
    }
}
