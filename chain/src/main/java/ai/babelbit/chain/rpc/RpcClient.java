package ai.babelbit.chain.rpc;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/// Calls a node over one WebSocket, or one of several nodes that stand in for each other. The connection is
/// opened when it is needed and again after it broke, each time at the next endpoint, with pauses that
/// double. Whatever happens, a call ends by its deadline. Safe for concurrent use.
public final class RpcClient implements AutoCloseable {
    /// Looks at a connection before it is used.
    @FunctionalInterface
    public interface Check {
        /// Returns why this node must not be used, or null. Calls nothing but the connection that it is
        /// given.
        @Nullable
        String problem(Caller connection, Deadline deadline) throws InterruptedException;
    }

    /// Makes one call.
    @FunctionalInterface
    public interface Caller {
        /// Calls and waits for the answer.
        Answer call(String method, ArrayNode parameters, Deadline deadline) throws InterruptedException;
    }

    private final List<URI> endpoints;
    private final Check check;
    private final RpcLimits limits;
    private final RandomGenerator random;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder().executor(threads).build();
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable RpcConnection current;
    private volatile boolean isClosed;
    private final AtomicInteger next = new AtomicInteger();

    /// Connects to nothing yet.
    ///
    /// @param endpoints `ws` or `wss` URLs, the preferred first; at least one
    public RpcClient(List<URI> endpoints, Check check, RpcLimits limits, RandomGenerator random) {
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("endpoints must not be empty");
        }
        this.endpoints = List.copyOf(endpoints);
        this.check = check;
        this.limits = limits;
        this.random = random;
    }

    /// Calls something that may be called twice: when the connection breaks or no answer comes, it is
    /// called again until the deadline.
    ///
    /// @throws InterruptedException when interrupted meanwhile
    public Answer call(String method, ArrayNode parameters, Deadline deadline) throws InterruptedException {
        Answer told = null;
        for (int attempt = 0; ; attempt++) {
            Answer answer = callOnce(method, parameters, deadline);
            if (answer instanceof Answer.Result || answer instanceof Answer.Refused) {
                return answer;
            }
            // The last attempt may only have had too little time; an earlier one tells more.
            told = told == null || !deadline.hasPassed() ? answer : told;
            // The first time again at once: most connections that break are good again.
            Duration pause = attempt == 0 ? Duration.ZERO : pause(attempt - 1);
            if (isClosed || pause.compareTo(deadline.left()) >= 0) {
                return told;
            }
            Thread.sleep(pause);
        }
    }

    private Answer callOnce(String method, ArrayNode parameters, Deadline deadline) throws InterruptedException {
        RpcConnection connection = connection(deadline);
        String lost = connection.whyLost();
        if (lost != null) {
            return new Answer.Lost(lost);
        }
        long sentAtNanos = System.nanoTime();
        Answer answer = connection.call(method, parameters, deadline.atMost(limits.attempt()));
        if (answer instanceof Answer.TimedOut(Duration after) && connection.heardAtNanos() - sentAtNanos < 0) {
            connection.lost("the node said nothing for " + after.toMillis() + " ms");
            next.incrementAndGet();
        }
        return answer;
    }

    /// Subscribes once. It is never done again by itself: with [Answer.Lost] or [Answer.TimedOut] the node
    /// may or may not have heard it.
    ///
    /// @param unsubscribe the method that ends it
    /// @throws InterruptedException when interrupted meanwhile
    public Subscribed subscribe(String method, ArrayNode parameters, String unsubscribe, Deadline deadline)
            throws InterruptedException {
        RpcConnection connection = connection(deadline);
        String lost = connection.whyLost();
        return lost != null
                ? new Subscribed(new Answer.Lost(lost), null)
                : connection.subscribe(method, parameters, unsubscribe, deadline.atMost(limits.attempt()));
    }

    /// The endpoint in use, or the one to be tried next.
    public URI endpoint() {
        RpcConnection connection = current;
        return connection == null ? endpoints.get(Math.floorMod(next.get(), endpoints.size())) : connection.uri();
    }

    /// Gives the connection up, so that the next call goes to the next endpoint.
    public void drop(String reason) {
        RpcConnection connection = current;
        if (connection != null) {
            connection.lost(reason);
            next.incrementAndGet();
        }
    }

    /// An open connection that passed the check; a lost one when there is none by the deadline.
    private RpcConnection connection(Deadline deadline) throws InterruptedException {
        RpcConnection connection = current;
        if (connection != null && connection.whyLost() == null) {
            return connection;
        }
        if (!connecting.tryLock(deadline.leftNanos(), TimeUnit.NANOSECONDS)) {
            return RpcConnection.none(endpoint(), "still connecting");
        }
        try {
            connection = current;
            return connection != null && connection.whyLost() == null ? connection : connect(deadline);
        } finally {
            connecting.unlock();
        }
    }

    private RpcConnection connect(Deadline deadline) throws InterruptedException {
        RpcConnection told = null;
        for (int round = 0; ; round++) {
            RpcConnection tried = RpcConnection.none(endpoint(), "not tried");
            for (int i = 0; i < endpoints.size(); i++) {
                tried = tryOne(endpoints.get(Math.floorMod(next.get(), endpoints.size())), deadline);
                if (tried.whyLost() == null) {
                    current = tried;
                    return tried;
                }
                next.incrementAndGet();
                if (deadline.hasPassed()) {
                    // The last one may only have had too little time; an earlier one tells more.
                    return told == null ? tried : told;
                }
                told = tried;
            }
            Duration pause = pause(round);
            if (isClosed || pause.compareTo(deadline.left()) >= 0) {
                return tried;
            }
            Thread.sleep(pause);
        }
    }

    private RpcConnection tryOne(URI endpoint, Deadline deadline) throws InterruptedException {
        RpcConnection connection = RpcConnection.open(http, endpoint, limits, deadline);
        if (connection.whyLost() == null) {
            String problem = check.problem(connection::call, deadline.atMost(limits.attempt()));
            if (problem != null) {
                connection.lost(problem);
            } else if (isClosed) {
                connection.lost("closed");
            }
        }
        return connection;
    }

    private Duration pause(int rounds) {
        long nanos = limits.firstPause().toNanos() << Math.min(rounds, 20);
        double jitter = 0.85 + 0.3 * random.nextDouble();
        return Duration.ofNanos((long) (Math.min(nanos, limits.longestPause().toNanos()) * jitter));
    }

    /// Ends the connection and all that waits for it.
    @Override
    public void close() {
        isClosed = true;
        drop("closed");
        http.shutdownNow();
        threads.shutdownNow();
    }
}
