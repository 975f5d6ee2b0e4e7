package ai.babelbit.chain.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One item of a pallet's storage: a single value or a map. Immutable, safe for concurrent use.
public final class StorageItem {
    private final TypeRegistry types;
    private final String pallet;
    private final String name;
    private final List<Hasher> hashers;
    private final List<Integer> keys;
    private final int valueType;
    private final ByteString fallback;
    private final boolean optional;

    StorageItem(
            TypeRegistry types,
            String pallet,
            String name,
            List<Hasher> hashers,
            List<Integer> keys,
            int valueType,
            ByteString fallback,
            boolean optional) {
        this.types = types;
        this.pallet = pallet;
        this.name = name;
        this.hashers = hashers;
        this.keys = keys;
        this.valueType = valueType;
        this.fallback = fallback;
        this.optional = optional;
    }

    /// The storage key, or the common prefix of storage keys when fewer map keys are given than there are.
    ///
    /// @throws CodecException when a map key does not fit its type or there are too many
    public ByteString key(Value... mapKeys) {
        if (mapKeys.length > hashers.size()) {
            throw new CodecException(this + " has " + hashers.size() + " keys, got " + mapKeys.length);
        }
        ScaleWriter out = new ScaleWriter()
                .raw(Hashing.twox(ByteString.utf8(pallet), 16))
                .raw(Hashing.twox(ByteString.utf8(name), 16));
        for (int i = 0; i < mapKeys.length; i++) {
            ScaleWriter key = new ScaleWriter();
            new ValueWriter(types, key).write(keys.get(i), mapKeys[i]);
            out.raw(hashers.get(i).hash(key.done()));
        }
        return out.done();
    }

    /// The map keys out of a storage key.
    ///
    /// @throws CodecException when it is no key of this item, or its hashers keep no keys
    public List<Value> mapKeys(ByteString storageKey) {
        if (storageKey.size() < 32 || !storageKey.slice(0, 32).equals(key())) {
            throw new CodecException("expected a key of " + this + ", got " + storageKey);
        }
        ScaleReader in = storageKey.slice(32, storageKey.size()).reader();
        List<Value> found = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            in.take(hashers.get(i).skipped());
            found.add(new ValueReader(types, in).read(keys.get(i)));
        }
        in.end();
        return found;
    }

    /// Reads a stored value.
    ///
    /// @throws CodecException when it is not one
    public Value decode(ByteString stored) {
        ScaleReader in = stored.reader();
        Value value = new ValueReader(types, in).read(valueType);
        in.end();
        return value;
    }

    /// What holds when nothing is stored; empty when there is then no value at all.
    public Optional<Value> fallback() {
        return optional ? Optional.empty() : Optional.of(decode(fallback));
    }

    @Override
    public String toString() {
        return pallet + "." + name;
    }
}
