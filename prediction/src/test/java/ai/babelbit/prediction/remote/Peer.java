package ai.babelbit.prediction.remote;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.http.JsonServer;
import ai.babelbit.http.Reply;
import ai.babelbit.http.Request;
import ai.babelbit.http.Routes;
import ai.babelbit.http.ServerConfig;
import ai.babelbit.http.ServerLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A service that always answers the same and keeps what it was asked.
final class Peer implements AutoCloseable {
    private static final ServerLimits LIMITS = ServerLimits.DEFAULT.withMaxBodyBytes(1 << 20);

    private final Queue<Request> asked = new ConcurrentLinkedQueue<>();
    private final JsonServer server;

    private Peer(String path, Reply reply) {
        server = JsonServer.start(ServerConfig.loopback().withLimits(LIMITS), new Routes().post(path, request -> {
                    asked.add(request);
                    return reply;
                }));
    }

    static Peer answering(String path, int status, String body) {
        return new Peer(path, new Reply.Text(status, "application/json", body));
    }

    URI uri() {
        return server.uri();
    }

    /// The oldest request that was not looked at yet.
    Request heard() {
        return asked.remove();
    }

    /// How many requests were not looked at yet.
    int unheard() {
        return asked.size();
    }

    /// The request for the utterance "Hi - how are you?" after three words.
    static PredictionRequest request(Duration time) {
        return new PredictionRequest(
                new UtteranceRef("s-1", 4, 2),
                Context.of("it says EOF at the end", "Good day"),
                "Hi - how",
                2,
                Deadline.in(time));
    }

    @Override
    public void close() {
        server.close();
    }
}
