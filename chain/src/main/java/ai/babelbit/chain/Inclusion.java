package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.Event;
import ai.babelbit.chain.codec.ModuleError;
import ai.babelbit.chain.codec.StorageItem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// Looks into blocks for a transaction and what came of it.
record Inclusion(Node node) {
    /// What came of the transaction in a block; empty when the block does not hold it.
    Optional<Submission> in(ByteString blockHash, Signed signed, boolean isFinal) throws InterruptedException {
        JsonNode block = node.call("chain_getBlock", blockHash).path("block");
        OptionalInt index = index(block.path("extrinsics"), signed.bytes());
        if (index.isEmpty()) {
            return Optional.empty();
        }
        JsonNode header = block.path("header");
        Block found = new Block(Node.number(header), blockHash);
        List<Event> events = events(found, Node.hex(header.path("parentHash"))).stream()
                .filter(event -> event.extrinsic().equals(index))
                .toList();
        return Optional.of(outcome(found, Node.hex(header.path("parentHash")), events, signed, isFinal));
    }

    private static OptionalInt index(JsonNode extrinsics, ByteString bytes) {
        for (int i = 0; i < extrinsics.size(); i++) {
            if (extrinsics.get(i).asString("").equalsIgnoreCase(bytes.toString())) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    // A block's events are those of the runtime that executed it: the one that its parent's state holds.
    private List<Event> events(Block block, ByteString parent) throws InterruptedException {
        ChainRuntime runtime = node.runtime(parent);
        StorageItem item = runtime.metadata()
                .storage("System", "Events")
                .orElseThrow(() -> new ChainException("this runtime has no storage System.Events"));
        ByteString stored = node.stored(List.of(item.key()), block.hash()).get(item.key());
        StateView view = new StateView(node, runtime, block);
        return stored == null
                ? List.of()
                : view.decoded(item, () -> runtime.metadata().events(stored));
    }

    private Submission outcome(Block block, ByteString parent, List<Event> events, Signed signed, boolean isFinal)
            throws InterruptedException {
        for (Event event : events) {
            if (event.is("System", "ExtrinsicFailed")) {
                ChainRuntime runtime = node.runtime(parent);
                ModuleError error = new StateView(node, runtime, block)
                        .decoded(
                                event,
                                () -> runtime.metadata().error(event.fields().field("dispatch_error")));
                return new Submission.Failed(block, signed.hash(), error);
            }
        }
        if (events.stream().noneMatch(event -> event.is("System", "ExtrinsicSuccess"))) {
            throw new ChainException(
                    "block " + block.number() + " holds the transaction but no event tells its outcome");
        }
        return new Submission.Included(block, isFinal, signed.hash(), fee(events));
    }

    private static long fee(List<Event> events) {
        return events.stream()
                .filter(event -> event.is("TransactionPayment", "TransactionFeePaid"))
                .mapToLong(event -> event.fields().field("actual_fee").asLong())
                .sum();
    }
}
