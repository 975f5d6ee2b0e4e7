package ai.babelbit.engine;

import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.reveal.Reveal;
import ai.babelbit.dialogue.reveal.RevealSession;
import ai.babelbit.dialogue.reveal.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One caller's play. Concurrent calls are answered one after the other, each with a token of its own.
final class Session {
    private final DialogueReader reader;
    private final RevealSession reveal;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long lastUsedNanos;
    private boolean closed;
    private @Nullable RuntimeException failure;

    private Session(RevealSession reveal, DialogueReader reader, long nowNanos) {
        this.reader = reader;
        this.reveal = reveal;
        this.lastUsedNanos = nowNanos;
    }

    /// Takes the reader over, also when its first dialogue cannot be read.
    static Session open(String id, DialogueReader reader, long nowNanos) {
        try {
            return new Session(new RevealSession(id, reader.remaining()), reader, nowNanos);
        } catch (RuntimeException e) {
            try {
                reader.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    String id() {
        return reveal.session();
    }

    Reveal.Revealed next(long nowNanos) {
        lock.lock();
        try {
            lastUsedNanos = nowNanos;
            Reveal.Revealed revealed = reveal();
            if (revealed.token() instanceof Token.ChallengeEnd) {
                // The file is not needed any more, though the caller may ask for the end again and again.
                closeReader();
            }
            return revealed;
        } finally {
            lock.unlock();
        }
    }

    /// A challenge that cannot be read on has not come to its end, and must not seem to at the call after.
    private Reveal.Revealed reveal() {
        RuntimeException before = failure;
        if (before != null) {
            throw before;
        }
        try {
            return reveal.next();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    long idleNanos(long nowNanos) {
        return nowNanos - lastUsedNanos;
    }

    void close() {
        lock.lock();
        try {
            closeReader();
        } finally {
            lock.unlock();
        }
    }

    private void closeReader() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a challenge", e);
        }
    }
}
