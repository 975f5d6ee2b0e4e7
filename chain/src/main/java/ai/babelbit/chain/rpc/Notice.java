package ai.babelbit.chain.rpc;

import tools.jackson.databind.JsonNode;

/// What a subscription brought.
public sealed interface Notice {
    /// News.
    ///
    /// @param value what the node said
    record Item(JsonNode value) implements Notice {}

    /// Nothing came in time; the subscription goes on.
    record Quiet() implements Notice {}

    /// Nothing will come any more; whoever still wants news subscribes anew.
    ///
    /// @param reason why
    record Ended(String reason) implements Notice {}
}
