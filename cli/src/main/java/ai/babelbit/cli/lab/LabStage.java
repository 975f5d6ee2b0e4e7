package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.reveal.RevealSession;
import ai.babelbit.dialogue.reveal.TokenSource;
import ai.babelbit.round.Contestant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Where a run takes place: in memory.
final class LabStage implements AutoCloseable {
    private final DialogueReader reader;
    private final TokenSource words;

    private LabStage(DialogueReader reader) {
        this.reader = reader;
        this.words = new RevealSession("lab", reader.remaining());
    }

    static LabStage set(boolean http, Playlist playlist) {
        return new LabStage(playlist.open());
    }

    List<Contestant> seat(List<Contestant> contestants) {
        return contestants;
    }

    TokenSource words() {
        return words;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the challenge", e);
        }
    }
}
