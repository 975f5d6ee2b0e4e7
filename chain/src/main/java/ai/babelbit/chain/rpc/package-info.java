/// JSON-RPC over one WebSocket at a time: many calls in flight, subscriptions, deadlines, fallback and
/// reconnection. Knows nothing of what is called. Start at [RpcClient].
@NullMarked
package ai.babelbit.chain.rpc;

import org.jspecify.annotations.NullMarked;
