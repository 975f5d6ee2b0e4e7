package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.rpc.Answer;
import ai.babelbit.chain.rpc.Deadline;
import ai.babelbit.chain.rpc.RpcClient;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Lets only nodes in that are of the right chain and know its newest blocks. Safe for concurrent use.
final class GenesisCheck implements RpcClient.Check {
    private final AtomicReference<@Nullable ByteString> genesis;

    GenesisCheck(@Nullable ByteString genesis) {
        this.genesis = new AtomicReference<>(genesis);
    }

    /// The chain's first block; known once a node was let in.
    ByteString genesis() {
        ByteString known = genesis.get();
        if (known == null) {
            throw new IllegalStateException("no node was asked yet");
        }
        return known;
    }

    @Override
    public @Nullable String problem(RpcClient.Caller node, Deadline deadline) throws InterruptedException {
        Answer first = node.call("chain_getBlockHash", Node.array(0L), deadline);
        if (!(first instanceof Answer.Result(JsonNode value)) || !value.isString()) {
            return "no Substrate node: asked for its first block, " + first;
        }
        ByteString hash;
        try {
            hash = Node.hex(value);
        } catch (ChainException e) {
            return String.valueOf(e.getMessage());
        }
        genesis.compareAndSet(null, hash);
        ByteString expected = genesis();
        if (!hash.equals(expected)) {
            return "is a node of another chain: expected genesis " + expected + ", got " + hash;
        }
        // Some development nodes do not know the method, and are not syncing either.
        Answer health = node.call("system_health", Node.array(), deadline);
        return health instanceof Answer.Result(JsonNode state)
                        && state.path("isSyncing").asBoolean(false)
                ? "the node is still syncing"
                : null;
    }
}
