package ai.babelbit.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A call to make with [JsonClient]. Immutable; safe to print, since the token is not.
///
/// @param uri absolute, http or https
/// @param body what to POST; empty for a GET
/// @param headers further headers by name
/// @param bearer the token of an `Authorization: Bearer` header
public record Call(URI uri, Optional<JsonNode> body, Map<String, String> headers, Optional<Secret> bearer) {
    /// Copies the headers.
    public Call {
        headers = Map.copyOf(headers);
    }

    /// A GET.
    public static Call get(URI uri) {
        return new Call(uri, Optional.empty(), Map.of(), Optional.empty());
    }

    /// A POST of a JSON value.
    public static Call post(URI uri, JsonNode body) {
        return new Call(uri, Optional.of(body), Map.of(), Optional.empty());
    }

    /// This call with one header more, or with another value for it.
    public Call with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(uri, body, more, bearer);
    }

    /// This call with a token.
    public Call with(Secret token) {
        return new Call(uri, body, headers, Optional.of(token));
    }
}
