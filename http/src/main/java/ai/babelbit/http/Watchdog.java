package ai.babelbit.http;

import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Closes the connection of a request that takes too long as a whole. Timeouts on single reads do not do that: they
/// begin
/// anew with every byte that a slow peer sends, and there are none on writes. Safe for concurrent use.
final class Watchdog implements Http1ConnectionListener, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Watchdog.class.getName());

    /// Requests under way by the connection's thread, which handles one at a time.
    private final Map<Thread, Watched> watched = new ConcurrentHashMap<>();

    private final Duration requestTime;
    private final Thread patrol;

    Watchdog(Duration requestTime) {
        this.requestTime = requestTime;
        this.patrol = Thread.ofVirtual().name("http-watchdog").unstarted(this::patrol);
    }

    void start() {
        patrol.start();
    }

    /// Called by Helidon once a request's first line is read; until then the connection counts as idle.
    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        watched.put(Thread.currentThread(), new Watched(connection, System.nanoTime()));
    }

    /// The calling thread's request is answered.
    void finished() {
        watched.remove(Thread.currentThread());
    }

    private void patrol() {
        long period = Math.clamp(requestTime.toMillis() / 10, 10, 1000);
        try {
            while (true) {
                Thread.sleep(period);
                sweep();
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        watched.forEach((thread, request) -> {
            boolean late = now - request.sinceNanos() > requestTime.toNanos();
            // A request that failed before it reached a handler has ended its thread without finished().
            if ((late || !thread.isAlive()) && watched.remove(thread, request) && late) {
                hangUp(request.connection());
            }
        });
    }

    private static void hangUp(ConnectionContext connection) {
        try {
            connection.serverSocket().close();
        } catch (RuntimeException e) {
            // It was closed in the same moment. The patrol must go on for the others.
            LOGGER.log(System.Logger.Level.DEBUG, "cannot close a late connection", e);
        }
    }

    @Override
    public void close() {
        patrol.interrupt();
    }

    private record Watched(ConnectionContext connection, long sinceNanos) {}
}
