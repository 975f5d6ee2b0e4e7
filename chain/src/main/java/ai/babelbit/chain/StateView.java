package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.CodecException;
import ai.babelbit.chain.codec.Metadata;
import ai.babelbit.chain.codec.RuntimeApi;
import ai.babelbit.chain.codec.StorageItem;
import ai.babelbit.chain.codec.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The chain's state behind one block, read by that block's runtime, so that all that is read fits
/// together. Safe for concurrent use.
record StateView(Node node, ChainRuntime runtime, Block block) {
    private static final int MOST_KEYS = 100_000;

    static StateView at(Node node, Block block) throws InterruptedException {
        return new StateView(node, node.runtime(block.hash()), block);
    }

    Metadata metadata() {
        return runtime.metadata();
    }

    boolean has(String pallet, String item) {
        return metadata().storage(pallet, item).isPresent();
    }

    /// The value, the runtime's default when nothing is stored, or empty when there is neither.
    Optional<Value> get(String pallet, String item, Value... keys) throws InterruptedException {
        return Optional.ofNullable(
                all(List.of(new Entry(pallet, item, List.of(keys)))).get(0));
    }

    /// One value to be read.
    record Entry(String pallet, String item, List<Value> keys) {
        static Entry of(String item, Value... keys) {
            return new Entry("SubtensorModule", item, List.of(keys));
        }
    }

    /// The values by their entry's place; those that do not exist are left out, be it that this runtime has
    /// no such item.
    Map<Integer, Value> all(List<Entry> entries) throws InterruptedException {
        Map<Integer, StorageItem> items = new LinkedHashMap<>();
        Map<Integer, ByteString> keys = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Optional<StorageItem> item = metadata().storage(entry.pallet(), entry.item());
            if (item.isPresent()) {
                items.put(i, item.get());
                keys.put(i, item.get().key(entry.keys().toArray(Value[]::new)));
            }
        }
        Map<ByteString, ByteString> stored =
                node.stored(keys.values().stream().distinct().toList(), block.hash());
        Map<Integer, Value> values = new LinkedHashMap<>();
        items.forEach((i, item) -> {
            ByteString bytes = stored.get(keys.get(i));
            Optional<Value> value = bytes == null ? item.fallback() : Optional.of(decode(item, bytes));
            value.ifPresent(each -> values.put(i, each));
        });
        return values;
    }

    /// One entry of a map: its keys that were not given, and its value.
    record Found(List<Value> keys, Value value) {}

    /// All entries of a map under its first keys.
    List<Found> entries(String pallet, String name, Value... firstKeys) throws InterruptedException {
        Optional<StorageItem> item = metadata().storage(pallet, name);
        if (item.isEmpty()) {
            return List.of();
        }
        List<ByteString> keys = node.keys(item.get().key(firstKeys), block.hash(), MOST_KEYS);
        Map<ByteString, ByteString> stored = node.stored(keys, block.hash());
        List<Found> found = new ArrayList<>();
        for (ByteString key : keys) {
            ByteString bytes = stored.get(key);
            if (bytes != null) {
                List<Value> all = decoded(item.get(), () -> item.get().mapKeys(key));
                found.add(new Found(all.subList(firstKeys.length, all.size()), decode(item.get(), bytes)));
            }
        }
        return found;
    }

    /// What a function of the runtime answers; empty when this runtime does not tell of it.
    Optional<Value> api(String function, Value... arguments) throws InterruptedException {
        Optional<RuntimeApi> api = metadata().api(function);
        if (api.isEmpty()) {
            return Optional.empty();
        }
        ByteString answer = node.stateCall(function, api.get().arguments(arguments), block.hash());
        return Optional.of(decoded(function, () -> api.get().result(answer)));
    }

    private Value decode(StorageItem item, ByteString bytes) {
        return decoded(item, () -> item.decode(bytes));
    }

    <T> T decoded(Object what, java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (CodecException e) {
            throw new ChainException(
                    "block " + block.number() + ", runtime " + runtime.specVersion() + ": " + what + " cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }
}
