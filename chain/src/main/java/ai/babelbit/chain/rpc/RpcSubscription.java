package ai.babelbit.chain.rpc;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// News that a node sends until it is closed or the connection breaks. One reader at a time.
public final class RpcSubscription implements AutoCloseable {
    private static final int MAX_UNREAD = 256;

    private final RpcConnection connection;
    private final String id;
    private final String unsubscribe;
    private final BlockingQueue<Notice> unread = new ArrayBlockingQueue<>(MAX_UNREAD);
    private volatile Notice.@Nullable Ended ended;

    RpcSubscription(RpcConnection connection, String id, String unsubscribe) {
        this.connection = connection;
        this.id = id;
        this.unsubscribe = unsubscribe;
    }

    /// Waits for news until the deadline; what came before the end is still given.
    ///
    /// @throws InterruptedException when interrupted meanwhile
    public Notice next(Deadline deadline) throws InterruptedException {
        Notice.Ended end = ended;
        Notice next = end == null ? unread.poll(deadline.leftNanos(), TimeUnit.NANOSECONDS) : unread.poll();
        if (next != null) {
            return next;
        }
        end = ended;
        return end == null ? new Notice.Quiet() : end;
    }

    String id() {
        return id;
    }

    String unsubscribe() {
        return unsubscribe;
    }

    void add(JsonNode value) {
        // Never waits: this is the thread that reads the socket.
        if (!unread.offer(new Notice.Item(value))) {
            end("more than " + MAX_UNREAD + " notifications were not read");
        }
    }

    void end(String reason) {
        Notice.Ended end = new Notice.Ended(reason);
        ended = end;
        // Wakes the reader up; when the queue is full it is awake.
        unread.offer(end);
    }

    /// Tells the node that nobody listens any more; does nothing when the connection is gone.
    @Override
    public void close() {
        end("closed");
        connection.forget(this);
    }
}
