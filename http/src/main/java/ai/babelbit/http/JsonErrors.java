package ai.babelbit.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/// JSON bodies for what Helidon refuses before a handler sees it: bad heads, impossible bodies.
final class JsonErrors implements DirectHandler {
    static DirectHandlers handlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        JsonErrors errors = new JsonErrors();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, errors);
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType type,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        Reply reply = Reply.error(status.code(), describe(status.code()));
        byte[] body = reply instanceof Reply.Json json ? JsonBytes.write(json.body()) : new byte[0];
        return TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                // The header and not only the flag: without it Helidon waits for the rest of the request.
                .header(HeaderValues.CONNECTION_CLOSE)
                .keepAlive(false)
                .entity(body)
                .build();
    }

    /// Helidon's own message may repeat what the peer sent, hence one of ours.
    private static String describe(int status) {
        return switch (status) {
            case 413 -> Edge.TOO_LARGE;
            case 431 -> "request head too large";
            case 503 -> "too many requests";
            default -> status < 500 ? "bad request" : Edge.INTERNAL_ERROR;
        };
    }
}
