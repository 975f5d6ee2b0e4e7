package ai.babelbit.http;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a handler answers.
public sealed interface Reply {
    /// The HTTP status.
    int status();

    /// A JSON value.
    ///
    /// @param status the HTTP status
    /// @param body any value
    record Json(int status, JsonNode body) implements Reply {}

    /// Any other text, sent as UTF-8.
    ///
    /// @param status the HTTP status
    /// @param contentType such as `text/html; charset=utf-8`
    /// @param body possibly empty
    record Text(int status, String contentType, String body) implements Reply {}

    /// 200 and this value.
    static Json ok(JsonNode body) {
        return new Json(200, body);
    }

    /// The one shape of errors: `{"error": message}`.
    static Json error(int status, String message) {
        return new Json(status, JsonNodeFactory.instance.objectNode().put("error", message));
    }
}
