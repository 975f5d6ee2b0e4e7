package ai.babelbit.chain.rpc;

import org.jspecify.annotations.Nullable;

/// What came of subscribing.
///
/// @param answer the node's answer
/// @param subscription null unless the answer is a [Answer.Result]
public record Subscribed(Answer answer, @Nullable RpcSubscription subscription) {}
