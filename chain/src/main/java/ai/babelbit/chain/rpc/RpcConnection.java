package ai.babelbit.chain.rpc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One WebSocket. When anything goes wrong with it, all that is waited for ends and it is of no use any
/// more. Safe for concurrent use.
final class RpcConnection implements MessageListener.Heard {
    private static final int MAX_IN_FLIGHT = 1024;
    private static final int MAX_EARLY = 64;

    private final URI uri;
    private final JsonMapper mapper;
    private final Duration stuck;
    private final ReentrantLock sending = new ReentrantLock();
    private CompletableFuture<?> going = CompletableFuture.completedFuture(null);
    private long goingSinceNanos = System.nanoTime();
    private final Map<Long, CompletableFuture<Answer>> pending = new HashMap<>();
    private final Map<String, RpcSubscription> subscriptions = new HashMap<>();
    // A notification may come before the answer that tells its subscription's name.
    private final Map<String, List<JsonNode>> early = new LinkedHashMap<>();
    private @Nullable WebSocket socket;
    private @Nullable String lost;
    private long lastId;
    private volatile long heardAtNanos = System.nanoTime();

    private RpcConnection(URI uri, int maxMessageChars, Duration stuck) {
        this.uri = uri;
        this.stuck = stuck;
        this.mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxStringLength(maxMessageChars)
                                .maxNestingDepth(64)
                                .build())
                        .build())
                .build();
    }

    /// Opens a connection; the result's [#whyLost()] tells when that failed.
    static RpcConnection open(HttpClient client, URI uri, RpcLimits limits, Deadline deadline)
            throws InterruptedException {
        RpcConnection connection = new RpcConnection(uri, limits.maxMessageChars(), limits.attempt());
        Deadline until = deadline.atMost(limits.connect());
        Duration time = until.left();
        CompletableFuture<WebSocket> opening = client.newWebSocketBuilder()
                .connectTimeout(Duration.ofNanos(Math.max(1_000_000, time.toNanos())))
                .buildAsync(uri, new MessageListener(connection, limits.maxMessageChars()));
        try {
            connection.opened(opening.get(until.leftNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            connection.lost("cannot connect: " + Text.of(e));
        } catch (TimeoutException e) {
            var _ = opening.thenAccept(WebSocket::abort);
            connection.lost("cannot connect within " + time.toMillis() + " ms");
        }
        return connection;
    }

    /// One that never was.
    static RpcConnection none(URI uri, String reason) {
        RpcConnection connection = new RpcConnection(uri, 0, Duration.ZERO);
        connection.lost(reason);
        return connection;
    }

    private void opened(WebSocket opened) {
        synchronized (this) {
            socket = opened;
            if (lost != null) {
                opened.abort();
                return;
            }
        }
        Thread.startVirtualThread(() -> listenForLife(opened));
    }

    // A connection can be dead without anybody being told: behind a router that forgot it, for one. Whoever waits for
    // news would wait for ever, so a node that is silent is asked for a sign of life.
    private void listenForLife(WebSocket opened) {
        try {
            while (whyLost() == null) {
                Thread.sleep(stuck.dividedBy(2));
                Duration silence = Duration.ofNanos(System.nanoTime() - heardAtNanos);
                if (silence.compareTo(stuck.multipliedBy(2)) > 0) {
                    lost("the node said nothing for " + silence.toMillis() + " ms");
                } else if (silence.compareTo(stuck.dividedBy(2)) > 0) {
                    var _ = opened.sendPing(ByteBuffer.allocate(0)).whenComplete((_, failure) -> {
                        if (failure instanceof IOException) {
                            lost("cannot send: " + Text.of(failure));
                        }
                    });
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void alive() {
        heardAtNanos = System.nanoTime();
    }

    URI uri() {
        return uri;
    }

    /// Why the connection is of no use any more; null while it is.
    synchronized @Nullable String whyLost() {
        return lost;
    }

    /// When the node was last heard of, in [System#nanoTime()].
    long heardAtNanos() {
        return heardAtNanos;
    }

    Answer call(String method, ArrayNode parameters, Deadline deadline) throws InterruptedException {
        Duration time = deadline.left();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        long id = register(answer);
        if (id < 0) {
            return answer.resultNow();
        }
        try {
            send(request(id, method, parameters), deadline);
            return answer.get(deadline.leftNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Answer.TimedOut(time);
        } catch (ExecutionException e) {
            return new Answer.Lost(Text.of(e));
        } finally {
            forgetCall(id);
        }
    }

    /// Subscribes; the subscription is null when the answer is no [Answer.Result].
    Subscribed subscribe(String method, ArrayNode parameters, String unsubscribe, Deadline deadline)
            throws InterruptedException {
        Answer answer = call(method, parameters, deadline);
        if (!(answer instanceof Answer.Result(JsonNode value))) {
            return new Subscribed(answer, null);
        }
        RpcSubscription subscription = new RpcSubscription(this, value.asString(""), unsubscribe);
        synchronized (this) {
            if (lost != null) {
                subscription.end(lost);
            } else {
                subscriptions.put(subscription.id(), subscription);
                List<JsonNode> before = early.remove(subscription.id());
                if (before != null) {
                    before.forEach(subscription::add);
                }
            }
        }
        return new Subscribed(answer, subscription);
    }

    void forget(RpcSubscription subscription) {
        WebSocket open;
        synchronized (this) {
            if (subscriptions.remove(subscription.id()) == null) {
                return;
            }
            open = socket;
        }
        if (open != null) {
            // Nobody waits for the answer.
            ArrayNode id = JsonNodeFactory.instance.arrayNode().add(subscription.id());
            Thread.startVirtualThread(() -> {
                try {
                    send(request(nextId(), subscription.unsubscribe(), id), Deadline.in(Duration.ofSeconds(5)));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private synchronized long nextId() {
        return ++lastId;
    }

    private synchronized long register(CompletableFuture<Answer> answer) {
        if (lost != null) {
            answer.complete(new Answer.Lost(lost));
            return -1;
        }
        if (pending.size() >= MAX_IN_FLIGHT) {
            answer.complete(new Answer.Lost("more than " + MAX_IN_FLIGHT + " calls are in flight"));
            return -1;
        }
        pending.put(++lastId, answer);
        return lastId;
    }

    private synchronized void forgetCall(long id) {
        pending.remove(id);
    }

    private static String request(long id, String method, ArrayNode parameters) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put("method", method)
                .set("params", parameters)
                .toString();
    }

    // A WebSocket takes one message at a time, so each waits until the one before is gone. That a caller has little
    // time left says nothing of the connection; that a message does not go for long does.
    private void send(String text, Deadline deadline) throws InterruptedException {
        WebSocket open;
        synchronized (this) {
            open = socket;
        }
        if (open == null || !sending.tryLock(deadline.leftNanos(), TimeUnit.NANOSECONDS)) {
            return;
        }
        try {
            going.get(deadline.leftNanos(), TimeUnit.NANOSECONDS);
            goingSinceNanos = System.nanoTime();
            going = open.sendText(text, true).whenComplete((_, failure) -> {
                if (failure != null) {
                    lost("cannot send: " + Text.of(failure));
                }
            });
        } catch (ExecutionException e) {
            lost("cannot send: " + Text.of(e));
        } catch (TimeoutException e) {
            if (System.nanoTime() - goingSinceNanos > stuck.toNanos()) {
                lost("cannot send: the node takes nothing any more");
            }
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void message(String text) {
        alive();
        try {
            JsonNode node = mapper.readTree(text);
            if (node.isArray()) {
                node.forEach(this::dispatch);
            } else if (node.isObject()) {
                dispatch(node);
            } else {
                lost("the node sent something that is no JSON-RPC");
            }
        } catch (JacksonException e) {
            lost("the node sent something that is no JSON");
        }
    }

    private void dispatch(JsonNode node) {
        JsonNode id = node.path("id");
        if (id.isIntegralNumber()) {
            CompletableFuture<Answer> waiting;
            synchronized (this) {
                // A second answer to the same call finds nobody.
                waiting = pending.remove(id.longValue());
            }
            if (waiting != null) {
                waiting.complete(answer(node));
            }
        } else if (node.has("method")) {
            notification(node.path("params"));
        }
    }

    private static Answer answer(JsonNode node) {
        JsonNode error = node.path("error");
        if (error.isObject()) {
            JsonNode data = error.path("data");
            return new Answer.Refused(
                    error.path("code").asLong(0),
                    Text.oneLine(error.path("message").asString("")),
                    Text.oneLine(
                            data.isMissingNode() || data.isNull()
                                    ? ""
                                    : data.isString() ? data.stringValue() : data.toString()));
        }
        return node.has("result")
                ? new Answer.Result(node.get("result"))
                : new Answer.Lost("the node sent neither result nor error");
    }

    private synchronized void notification(JsonNode parameters) {
        String id = parameters.path("subscription").asString("");
        RpcSubscription subscription = subscriptions.get(id);
        if (subscription != null) {
            subscription.add(parameters.path("result"));
            return;
        }
        List<JsonNode> kept = early.computeIfAbsent(id, _ -> new ArrayList<>());
        if (kept.size() < MAX_EARLY) {
            kept.add(parameters.path("result"));
        }
        if (early.size() > MAX_EARLY) {
            early.remove(early.keySet().iterator().next());
        }
    }

    /// Ends it; all that is waited for hears the reason. Calling it again does nothing.
    @Override
    public void lost(String reason) {
        List<CompletableFuture<Answer>> waiting;
        List<RpcSubscription> ended;
        synchronized (this) {
            if (lost != null) {
                return;
            }
            lost = uri + ": " + reason;
            waiting = List.copyOf(pending.values());
            ended = List.copyOf(subscriptions.values());
            pending.clear();
            subscriptions.clear();
            early.clear();
            if (socket != null) {
                socket.abort();
            }
        }
        waiting.forEach(each -> each.complete(new Answer.Lost(uri + ": " + reason)));
        ended.forEach(each -> each.end(uri + ": " + reason));
    }
}
