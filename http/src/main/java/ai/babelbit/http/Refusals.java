package ai.babelbit.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/// JSON bodies for what is refused before a handler sees it: bad heads, impossible bodies.
final class Refusals implements DirectHandler {
    static DirectHandlers handlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        Refusals refusals = new Refusals();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, refusals);
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders headers, String message) {
        return TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                // The header and not only the flag: without it Helidon waits for the rest of the request.
                .header(HeaderValues.CONNECTION_CLOSE)
                .keepAlive(false)
                .entity(JsonBytes.write(reply(status.code()).body()))
                .build();
    }

    /// Helidon's own message may repeat what the peer sent, hence one of ours.
    static Reply.Json reply(int status) {
        String message = switch (status) {
            case 413 -> "request body too large";
            case 431 -> "request head too large";
            case 503 -> "too many requests";
            default -> status < 500 ? "bad request" : "internal error";
        };
        return Reply.error(status, message);
    }
}
