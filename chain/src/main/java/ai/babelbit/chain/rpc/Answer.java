package ai.babelbit.chain.rpc;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// What came of a call.
public sealed interface Answer {
    /// It was answered.
    ///
    /// @param value what with; may be JSON's null
    record Result(JsonNode value) implements Answer {}

    /// The node answered that it will not or cannot.
    ///
    /// @param code the node's number for it
    /// @param message its words, on one line, shortened
    /// @param data further words; empty when there are none
    record Refused(long code, String message, String data) implements Answer {
        /// The JSON-RPC code of a method that the node does not know.
        public static final long UNKNOWN_METHOD = -32601;

        @Override
        public String toString() {
            return message + (data.isEmpty() ? "" : ": " + data) + " (code " + code + ")";
        }
    }

    /// No answer came in time.
    ///
    /// @param after how long was waited
    record TimedOut(Duration after) implements Answer {
        @Override
        public String toString() {
            return "no answer within " + after.toMillis() + " ms";
        }
    }

    /// There is no connection, or it broke before the answer. What was sent may have been heard.
    ///
    /// @param reason what is known
    record Lost(String reason) implements Answer {
        @Override
        public String toString() {
            return reason;
        }
    }
}
