package ai.babelbit.engine;

import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.Ticker;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All open sessions: bounded in number, forgotten when idle. Safe for concurrent use.
final class Sessions {
    /// When there is no room, a session idle for longer than this gives way to a new one.
    private static final Duration GIVES_WAY = Duration.ofMinutes(1);

    private final int most;
    private final long idleNanos;
    private final Ticker ticker;
    private final Map<String, Session> byId = new ConcurrentHashMap<>();
    private final ReentrantLock opening = new ReentrantLock();
    private final SecureRandom random = new SecureRandom();
    /// Guarded by `opening`.
    private long lastSweepNanos;

    Sessions(int most, Duration idleTime, Ticker ticker) {
        this.most = most;
        this.idleNanos = idleTime.toNanos();
        this.ticker = ticker;
        this.lastSweepNanos = ticker.nanos();
    }

    /// A new session; empty when there is no room for one.
    Optional<Session> open(Supplier<DialogueReader> dialogues) {
        opening.lock();
        try {
            if (!makeRoom()) {
                return Optional.empty();
            }
            byte[] id = new byte[16];
            random.nextBytes(id);
            Session session = Session.open(HexFormat.of().formatHex(id), dialogues.get(), ticker.nanos());
            byId.put(session.id(), session);
            return Optional.of(session);
        } finally {
            opening.unlock();
        }
    }

    /// The open session of this name; null when there is none.
    @Nullable
    Session find(String id) {
        Session session = byId.get(id);
        if (session == null || session.idleNanos(ticker.nanos()) <= idleNanos) {
            return session;
        }
        forget(session);
        return null;
    }

    int size() {
        return byId.size();
    }

    void closeAll() {
        List.copyOf(byId.values()).forEach(this::forget);
    }

    /// Idle sessions hold memory and an open file, so they are looked for now and then even while there is room.
    private boolean makeRoom() {
        long now = ticker.nanos();
        if (byId.size() >= most || now - lastSweepNanos > GIVES_WAY.toNanos()) {
            lastSweepNanos = now;
            for (Session session : List.copyOf(byId.values())) {
                if (session.idleNanos(now) > idleNanos) {
                    forget(session);
                }
            }
        }
        if (byId.size() >= most) {
            byId.values().stream()
                    .max(Comparator.comparingLong(session -> session.idleNanos(now)))
                    .filter(session -> session.idleNanos(now) > GIVES_WAY.toNanos())
                    .ifPresent(this::forget);
        }
        return byId.size() < most;
    }

    private void forget(Session session) {
        byId.remove(session.id());
        session.close();
    }
}
