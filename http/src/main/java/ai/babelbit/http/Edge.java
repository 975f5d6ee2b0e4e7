package ai.babelbit.http;

import ai.babelbit.http.RequestMetrics.Series;
import ai.babelbit.http.Routes.Route;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Turns Helidon's requests into calls of our handlers and their replies into answers. Safe for concurrent use.
final class Edge implements io.helidon.webserver.http.Handler {
    private static final System.Logger LOGGER = System.getLogger(Edge.class.getName());

    private final Routes routes;
    private final BodyReader bodies;
    private final RequestMetrics metrics;
    private final Watchdog watchdog;

    Edge(Routes routes, BodyReader bodies, RequestMetrics metrics, Watchdog watchdog) {
        this.routes = routes;
        this.bodies = bodies;
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
        Reply reply;
        boolean last = request.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
        try {
            byte[] body = bodies.read(request);
            if (methods == null) {
                reply = Reply.error(404, "not found");
            } else if (route == null) {
                response.header(HeaderNames.ALLOW, String.join(", ", methods.keySet()));
                reply = Reply.error(405, "method not allowed");
            } else {
                reply = call(route, body, request, path);
            }
        } catch (BodyReader.Unreadable e) {
            reply = Refusals.reply(e.status());
            response.header(HeaderValues.CONNECTION_CLOSE);
            last = true;
        }
        // Counted before it is sent, so that whoever has the answer also finds it counted.
        metrics.record(
                new Series(
                        methods == null ? RequestMetrics.NO_ROUTE : path,
                        route == null ? "other" : method,
                        reply.status()),
                Duration.ofNanos(System.nanoTime() - start));
        send(reply, method, response);
        if (last) {
            // The header alone stops Helidon neither from waiting for another request nor from taking the rest of a
            // broken body for one.
            throw new CloseConnectionException("last request of this connection");
        }
        watchdog.finished();
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
            return route.handler()
                    .handle(new Request(json, name -> request.headers().first(HeaderNames.create(name))));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Reply.error(503, "stopping");
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.ERROR, () -> "handler of " + path + " failed", e);
            return Refusals.reply(500);
        }
    }

    private static void send(Reply reply, String method, ServerResponse response) {
        byte[] bytes = switch (reply) {
            case Reply.Json json -> {
                response.header(HeaderNames.CONTENT_TYPE, "application/json");
                yield JsonBytes.write(json.body());
            }
            case Reply.Text text -> {
                response.header(HeaderNames.CONTENT_TYPE, text.contentType());
                yield text.body().getBytes(StandardCharsets.UTF_8);
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
