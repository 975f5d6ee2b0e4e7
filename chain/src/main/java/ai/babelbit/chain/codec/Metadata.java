package ai.babelbit.chain.codec;

import ai.babelbit.chain.codec.TypeDef.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a runtime says of itself: its storage, calls, errors, events and the form of its transactions.
/// Nothing of that is known beforehand, since numbers move between versions. Immutable, safe for concurrent
/// use.
public final class Metadata {
    private final int version;
    private final TypeRegistry types;
    private final Map<String, Pallet> pallets;
    private final Map<Integer, Pallet> byIndex;
    private final int extrinsicVersion;
    private final List<SignedExtension> extensions;
    private final Map<String, RuntimeApi> apis;

    Metadata(
            int version,
            TypeRegistry types,
            List<Pallet> pallets,
            int extrinsicVersion,
            List<SignedExtension> extensions,
            Map<String, RuntimeApi> apis) {
        this.version = version;
        this.types = types;
        this.pallets = pallets.stream().collect(Collectors.toMap(Pallet::name, Function.identity(), (a, _) -> a));
        this.byIndex = pallets.stream().collect(Collectors.toMap(Pallet::index, Function.identity(), (a, _) -> a));
        this.extrinsicVersion = extrinsicVersion;
        this.extensions = List.copyOf(extensions);
        this.apis = apis;
    }

    /// Reads metadata of version 14 or 15.
    ///
    /// @throws CodecException when it is not that
    public static Metadata decode(ByteString bytes) {
        return new MetadataReader(bytes).read();
    }

    /// 14 or 15.
    public int version() {
        return version;
    }

    /// The version of the transactions' form that the runtime names, 4 as far as seen.
    int extrinsicVersion() {
        return extrinsicVersion;
    }

    List<SignedExtension> extensions() {
        return extensions;
    }

    TypeRegistry types() {
        return types;
    }

    /// An item of storage, if this runtime has it.
    public Optional<StorageItem> storage(String pallet, String name) {
        Pallet found = pallets.get(pallet);
        return found == null
                ? Optional.empty()
                : Optional.ofNullable(found.storage().get(name));
    }

    /// A function of the runtime by its full name such as `NeuronInfoRuntimeApi_get_neurons_lite`, if this
    /// runtime has it and says so; metadata of version 14 never does.
    public Optional<RuntimeApi> api(String name) {
        return Optional.ofNullable(apis.get(name));
    }

    /// Whether this runtime has such a call.
    public boolean hasCall(String pallet, String name) {
        Pallet found = pallets.get(pallet);
        Integer calls = found == null ? null : found.calls();
        return calls != null && types.choice(calls, name).isPresent();
    }

    /// The bytes of a call.
    ///
    /// @param arguments by name, exactly those that the runtime has
    /// @throws CodecException when this runtime has no such call or the arguments do not fit
    public ByteString call(String pallet, String name, Map<String, Value> arguments) {
        Pallet found = pallets.get(pallet);
        Integer calls = found == null ? null : found.calls();
        if (found == null || calls == null || !hasCall(pallet, name)) {
            throw new CodecException("this runtime has no call " + pallet + "." + name);
        }
        ScaleWriter out = new ScaleWriter().u8(found.index());
        new ValueWriter(types, out).write(calls, new Value.Variant(name, new Value.Struct(arguments)));
        return out.done();
    }

    /// Reads a call: `Pallet`, with its call as the one element.
    ///
    /// @throws CodecException when it is none
    public Value readCall(ScaleReader in) {
        int index = in.u8();
        Pallet pallet = byIndex.get(index);
        Integer calls = pallet == null ? null : pallet.calls();
        if (pallet == null || calls == null) {
            throw new CodecException("this runtime has no pallet " + index + " with calls");
        }
        return Value.variant(pallet.name(), new ValueReader(types, in).read(calls));
    }

    /// The events of a block, as `System.Events` stores them.
    ///
    /// @throws CodecException when they are not of this runtime
    public List<Event> events(ByteString stored) {
        StorageItem item = storage("System", "Events")
                .orElseThrow(() -> new CodecException("this runtime has no storage System.Events"));
        List<Event> events = new ArrayList<>();
        for (Value each : item.decode(stored).asItems()) {
            if (each.field("event") instanceof Value.Variant(String pallet, Value payload)
                    && payload.at(0) instanceof Value.Variant(String name, Value fields)) {
                events.add(new Event(phase(each.field("phase")), pallet, name, fields));
            }
        }
        return events;
    }

    private static OptionalInt phase(Value phase) {
        return phase instanceof Value.Variant(String name, Value payload) && name.equals("ApplyExtrinsic")
                ? OptionalInt.of((int) payload.at(0).asLong())
                : OptionalInt.empty();
    }

    /// What a `DispatchError` means, by name.
    public ModuleError error(Value dispatchError) {
        if (!(dispatchError instanceof Value.Variant(String kind, Value payload))) {
            return new ModuleError("System", Values.shown(dispatchError), "");
        }
        if (!kind.equals("Module")) {
            return new ModuleError("System", detail(kind, payload), "");
        }
        Value module = payload instanceof Value.Struct ? payload : payload.at(0);
        int pallet = (int) module.field("index").asLong();
        int error = module.field("error").asBytes().toArray()[0] & 0xff;
        return error(pallet, error);
    }

    private ModuleError error(int index, int error) {
        Pallet pallet = byIndex.get(index);
        if (pallet == null) {
            return new ModuleError("pallet " + index, "error " + error, "");
        }
        Integer errors = pallet.errors();
        Optional<Choice> choice = errors == null ? Optional.empty() : types.choice(errors, error);
        return new ModuleError(
                pallet.name(),
                choice.map(Choice::name).orElse("error " + error),
                choice.map(Choice::docs).orElse(""));
    }

    // Token, Arithmetic and Transactional carry one more choice.
    private static String detail(String kind, Value payload) {
        return payload instanceof Value.Seq(List<Value> items)
                        && items.size() == 1
                        && items.getFirst() instanceof Value.Variant(String inner, Value _)
                ? kind + "." + inner
                : kind;
    }
}
