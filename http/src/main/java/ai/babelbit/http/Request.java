package ai.babelbit.http;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One call as a handler sees it. Belongs to the thread that handles it.
public final class Request {
    private final JsonNode body;
    private final Function<String, Optional<String>> headers;

    Request(JsonNode body, Function<String, Optional<String>> headers) {
        this.body = body;
        this.headers = headers;
    }

    /// What was sent; a missing node ([JsonNode#isMissingNode]) when nothing was, which only GET and
    /// [Routes#postOptional] let through.
    public JsonNode body() {
        return body;
    }

    /// A header's first value; names are not case-sensitive.
    public Optional<String> header(String name) {
        return headers.apply(name);
    }
}
