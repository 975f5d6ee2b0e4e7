package ai.babelbit.chain.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads metadata V14 and V15 (`frame-metadata`). Not thread-safe.
final class MetadataReader {
    private static final long MAGIC = 0x6174656d; // "meta"

    private final ScaleReader in;
    private final TypesReader ids;
    private final int version;
    private final TypeRegistry types;

    MetadataReader(ByteString bytes) {
        in = bytes.reader();
        ids = new TypesReader(in);
        if (in.remaining() < 5 || in.u32() != MAGIC) {
            throw new CodecException("expected runtime metadata, which begins with \"meta\"");
        }
        version = in.u8();
        if (version != 14 && version != 15) {
            throw new CodecException("expected metadata of version 14 or 15, got " + version);
        }
        types = ids.read();
    }

    Metadata read() {
        List<Pallet> pallets = new ArrayList<>();
        for (int count = in.length(); count > 0; count--) {
            pallets.add(pallet());
        }
        if (version == 14) {
            ids.id();
        }
        int format = in.u8();
        if (version == 15) {
            for (int part = 0; part < 4; part++) { // address, call, signature, extra
                ids.id();
            }
        }
        List<SignedExtension> extensions = new ArrayList<>();
        for (int count = in.length(); count > 0; count--) {
            extensions.add(new SignedExtension(in.text(), ids.id(), ids.id()));
        }
        ids.id();
        Map<String, RuntimeApi> apis = version == 15 ? apis() : Map.of();
        // V15 goes on with the outer enumerations and custom values, which nothing here needs.
        if (version == 14) {
            in.end();
        }
        return new Metadata(version, types, pallets, format & 0x7f, extensions, apis);
    }

    private Pallet pallet() {
        String name = in.text();
        Map<String, StorageItem> storage = in.bool() ? storage() : Map.of();
        Integer calls = ids.optionalId();
        ids.optionalId(); // events are read through System.Events, whose type holds all of them
        for (int constants = in.length(); constants > 0; constants--) {
            in.text();
            ids.id();
            in.bytes();
            ids.texts();
        }
        Integer errors = ids.optionalId();
        int index = in.u8();
        if (version == 15) {
            ids.texts();
        }
        return new Pallet(name, index, storage, calls, errors);
    }

    private Map<String, StorageItem> storage() {
        String prefix = in.text();
        Map<String, StorageItem> items = new HashMap<>();
        for (int count = in.length(); count > 0; count--) {
            String name = in.text();
            items.put(name, item(prefix, name));
        }
        return Map.copyOf(items);
    }

    private StorageItem item(String prefix, String name) {
        boolean optional = in.u8() == 0;
        List<Hasher> hashers = new ArrayList<>();
        List<Integer> keys = List.of();
        if (in.bool()) {
            for (int count = in.length(); count > 0; count--) {
                hashers.add(Hasher.read(in));
            }
            keys = keyTypes(ids.id(), hashers.size());
        }
        int value = ids.id();
        ByteString fallback = in.bytes();
        ids.texts();
        return new StorageItem(types, prefix, name, List.copyOf(hashers), keys, value, fallback, optional);
    }

    // With one hasher the key is the type itself, be it a tuple; with more it is a tuple of as many.
    private List<Integer> keyTypes(int key, int hashers) {
        if (hashers == 1) {
            return List.of(key);
        }
        if (types.bare(key) instanceof TypeDef.Tuple(List<Integer> elements) && elements.size() == hashers) {
            return elements;
        }
        throw new CodecException("expected a key of " + hashers + " parts, got " + types.name(key));
    }

    private Map<String, RuntimeApi> apis() {
        Map<String, RuntimeApi> apis = new HashMap<>();
        for (int count = in.length(); count > 0; count--) {
            String api = in.text();
            for (int methods = in.length(); methods > 0; methods--) {
                String name = api + "_" + in.text();
                List<Integer> inputs = new ArrayList<>();
                for (int arguments = in.length(); arguments > 0; arguments--) {
                    in.text();
                    inputs.add(ids.id());
                }
                apis.put(name, new RuntimeApi(types, name, List.copyOf(inputs), ids.id()));
                ids.texts();
            }
            ids.texts();
        }
        return Map.copyOf(apis);
    }
}
