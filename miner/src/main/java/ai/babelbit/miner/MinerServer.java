package ai.babelbit.miner;

import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.http.Handler;
import ai.babelbit.http.JsonServer;
import ai.babelbit.http.Reply;
import ai.babelbit.http.Request;
import ai.babelbit.http.Routes;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Serves one predictor over HTTP. Does not close the predictor. Safe for concurrent use.
public final class MinerServer implements AutoCloseable {
    /// The caller's own deadline in milliseconds, when it has one.
    static final String DEADLINE_HEADER = "X-Deadline-Ms";

    private final Predictor predictor;
    private final MinerConfig config;
    private final Semaphore free;
    private final JsonServer server;

    private MinerServer(Predictor predictor, MinerConfig config) {
        this.predictor = predictor;
        this.config = config;
        this.free = new Semaphore(config.maxConcurrent());
        Handler health = _ -> Reply.ok(health());
        Routes routes = new Routes()
                .post("/" + config.endpoint(), this::predict)
                .get("/health", health)
                .postOptional("/health", health)
                .get("/healthz", health);
        this.server = JsonServer.start(config.server(), routes);
    }

    /// Starts to serve; returns once connections are accepted.
    ///
    /// @throws java.io.UncheckedIOException when the address cannot be bound
    public static MinerServer start(Predictor predictor, MinerConfig config) {
        return new MinerServer(predictor, config);
    }

    /// Where clients on this machine find it, without a slash at the end.
    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply predict(Request http) throws InterruptedException {
        PredictionRequest request;
        try {
            request = PredictJson.request(http.body(), Deadline.in(timeFor(http)));
        } catch (IllegalArgumentException e) {
            return new Reply.Json(
                    400, PredictJson.failure(predictor.name(), http.body(), String.valueOf(e.getMessage())));
        }
        if (!free.tryAcquire()) {
            return new Reply.Json(429, PredictJson.failure(predictor.name(), http.body(), "busy"));
        }
        try {
            return switch (predictor.predict(request)) {
                case Outcome.Answered answered ->
                    Reply.ok(PredictJson.answer(predictor.name(), http.body(), answered.prediction()));
                case Outcome failed -> Reply.ok(PredictJson.failure(predictor.name(), http.body(), failed.reason()));
            };
        } finally {
            free.release();
        }
    }

    private Duration timeFor(Request http) {
        String asked = http.header(DEADLINE_HEADER).orElse("");
        if (asked.isEmpty()) {
            return config.deadline();
        }
        if (!asked.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    DEADLINE_HEADER + " must be milliseconds, was " + asked.length() + " characters of something else");
        }
        Duration time = Duration.ofMillis(Long.parseLong(asked));
        return time.compareTo(config.deadline()) < 0 ? time : config.deadline();
    }

    private ObjectNode health() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", "healthy")
                .put("model", predictor.name())
                .put("model_loaded", true);
    }
}
