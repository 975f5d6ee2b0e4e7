package ai.babelbit.http;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// What came of a call. The failure of a peer is one of these, never an exception.
public sealed interface Exchange {
    /// It answered with JSON, whatever the status.
    ///
    /// @param status the HTTP status
    /// @param body any value; numbers may be infinite where the text had too large ones
    record Answered(int status, JsonNode body) implements Exchange {}

    /// It answered, but not with JSON: a page, a compressed body, NaN, nothing.
    ///
    /// @param status the HTTP status; a redirect is reported, not followed
    /// @param snippet how the body begins, in one line of at most 200 characters
    record NotJson(int status, String snippet) implements Exchange {}

    /// Its answer was larger than allowed; the rest was not read.
    ///
    /// @param status the HTTP status
    /// @param maxBytes the limit
    record TooLarge(int status, long maxBytes) implements Exchange {}

    /// The time was over before the answer was complete.
    ///
    /// @param after how long was waited
    record TimedOut(Duration after) implements Exchange {}

    /// There was no connection, or it broke.
    ///
    /// @param reason in one line, without what the peer sent
    record Failed(String reason) implements Exchange {}
}
