package ai.babelbit.http;

import ai.babelbit.http.RequestMetrics.Series;
import ai.babelbit.http.Routes.Route;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Turns Helidon's requests into calls of our handlers and their replies into answers. Safe for concurrent use.
final class Edge implements io.helidon.webserver.http.Handler {
    static final String INTERNAL_ERROR = "internal error";
    static final String TOO_LARGE = "request body too large";

    /// How much of a body beyond the limit is still read, and thrown away. Closing a connection on unread bytes
    /// resets it, and the peer would see the reset instead of the answer.
    static final int DRAIN_BYTES = 1 << 20;

    private static final System.Logger LOGGER = System.getLogger(Edge.class.getName());

    private final Routes routes;
    private final int maxBodyBytes;
    private final RequestMetrics metrics;
    private final Watchdog watchdog;

    Edge(Routes routes, int maxBodyBytes, RequestMetrics metrics, Watchdog watchdog) {
        this.routes = routes;
        this.maxBodyBytes = maxBodyBytes;
        this.metrics = metrics;
        this.watchdog = watchdog;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws IOException {
        long start = System.nanoTime();
        String path = request.path().path();
        String method = request.prologue().method().text();
        Map<String, Route> methods = routes.at(path);
        Route route = methods == null ? null : methods.get(method);
        byte @Nullable [] body = read(request);
        Reply reply;
        if (body == null) {
            response.header(HeaderValues.CONNECTION_CLOSE);
            reply = Reply.error(413, TOO_LARGE);
        } else if (methods == null) {
            reply = Reply.error(404, "not found");
        } else if (route == null) {
            response.header(HeaderNames.ALLOW, String.join(", ", methods.keySet()));
            reply = Reply.error(405, "method not allowed");
        } else {
            reply = call(route, body, request, path);
        }
        // Counted before it is sent, so that whoever has the answer also finds it counted.
        metrics.record(
                new Series(
                        methods == null ? RequestMetrics.NO_ROUTE : path, route == null ? "other" : method, reply.status()),
                Duration.ofNanos(System.nanoTime() - start));
        send(reply, method, response);
        watchdog.finished();
    }

    /// The body; null when it is larger than allowed.
    private byte @Nullable [] read(ServerRequest request) throws IOException {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        // Not closed here: that would wait for the rest of whatever was refused. Helidon disposes of it.
        InputStream in = request.content().inputStream();
        byte[] body = in.readNBytes(maxBodyBytes);
        if (in.read() < 0) {
            return body;
        }
        byte[] scrap = new byte[8192];
        int drained = 0;
        for (int n = in.read(scrap); n >= 0 && drained < DRAIN_BYTES; n = in.read(scrap)) {
            drained += n;
        }
        return null;
    }

    private Reply call(Route route, byte[] body, ServerRequest request, String path) {
        JsonNode json = MissingNode.getInstance();
        boolean empty = body.length == 0 && route.body() == Routes.Body.OPTIONAL;
        if (route.body() != Routes.Body.IGNORED && !empty) {
            JsonNode parsed = JsonBytes.parse(body);
            if (parsed == null) {
                return Reply.error(400, "invalid JSON");
            }
            json = parsed;
        }
        try {
            return route.handler().handle(new Request(json, name -> request.headers().first(HeaderNames.create(name))));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Reply.error(503, "stopping");
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.ERROR, () -> "handler of " + path + " failed", e);
            return Reply.error(500, INTERNAL_ERROR);
        }
    }

    private static void send(Reply reply, String method, ServerResponse response) {
        byte[] bytes =
                switch (reply) {
                    case Reply.Json(_, JsonNode body) -> {
                        response.header(HeaderNames.CONTENT_TYPE, "application/json");
                        yield JsonBytes.write(body);
                    }
                    case Reply.Text(_, String contentType, String body) -> {
                        response.header(HeaderNames.CONTENT_TYPE, contentType);
                        yield body.getBytes(StandardCharsets.UTF_8);
                    }
                };
        response.status(reply.status());
        if (method.equals("HEAD")) {
            response.send();
        } else {
            response.send(bytes);
        }
    }
}
