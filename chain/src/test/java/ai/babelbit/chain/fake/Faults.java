package ai.babelbit.chain.fake;

import ai.babelbit.chain.rpc.WebSocketServer.Peer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// What shall go wrong, once each. Safe for concurrent use.
public final class Faults {
    /// Sends an answer in some way of its own, or does not.
    @FunctionalInterface
    public interface Delivery {
        /// Called instead of sending the answer.
        void deliver(Peer peer, String answer) throws IOException;
    }

    /// Hangs up before the method does anything.
    public static final Delivery DROP_UNHEARD = (peer, _) -> peer.drop();

    /// Does what was asked and hangs up instead of answering.
    public static final Delivery DROP = (peer, _) -> peer.drop();

    /// Answers twice.
    public static final Delivery TWICE = (peer, answer) -> {
        peer.send(answer);
        peer.send(answer);
    };

    /// Answers with half of the answer.
    public static final Delivery HALF = (peer, answer) -> peer.send(answer.substring(0, answer.length() / 2));

    /// Never answers.
    public static final Delivery NEVER = (_, _) -> {};

    private final Map<String, Deque<Delivery>> deliveries = new HashMap<>();
    private final Map<String, Deque<String>> refusals = new HashMap<>();
    private final AtomicBoolean silentHeads = new AtomicBoolean();

    /// The next answer to the method goes this way.
    public synchronized Faults next(String method, Delivery delivery) {
        deliveries.computeIfAbsent(method, _ -> new ArrayDeque<>()).add(delivery);
        return this;
    }

    /// The next call of the method is refused.
    ///
    /// @param error the JSON-RPC error object
    public synchronized Faults refuse(String method, String error) {
        refusals.computeIfAbsent(method, _ -> new ArrayDeque<>()).add(error);
        return this;
    }

    /// Whether new blocks are made without telling anybody.
    public void silentHeads(boolean silent) {
        silentHeads.set(silent);
    }

    boolean areHeadsSilent() {
        return silentHeads.get();
    }

    synchronized Delivery delivery(String method) {
        Deque<Delivery> waiting = deliveries.get(method);
        Delivery next = waiting == null ? null : waiting.poll();
        return next == null ? Peer::send : next;
    }

    synchronized String refusal(String method) {
        Deque<String> waiting = refusals.get(method);
        String next = waiting == null ? null : waiting.poll();
        return next == null ? "" : next;
    }
}
