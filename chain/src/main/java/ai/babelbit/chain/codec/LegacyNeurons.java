package ai.babelbit.chain.codec;

import java.util.ArrayList;
import java.util.List;

/// `Vec<NeuronInfoLite>` of runtimes before spec 240, which give it as bare bytes: their metadata hold no
/// type for it.
public final class LegacyNeurons {
    private static final TypeRegistry TYPES;
    private static final int NEURONS;

    static {
        List<TypeDef> types = new ArrayList<>();
        int u8 = add(types, new TypeDef.Unsigned(1));
        int u16 = add(types, new TypeDef.Unsigned(2));
        int u32 = add(types, new TypeDef.Unsigned(4));
        int u64 = add(types, new TypeDef.Unsigned(8));
        int u128 = add(types, new TypeDef.Unsigned(16));
        int bool = add(types, new TypeDef.Bool());
        int account = add(types, new TypeDef.Array(32, u8));
        int share = add(types, new TypeDef.Compact(u16));
        int amount = add(types, new TypeDef.Compact(u64));
        int stake = add(types, new TypeDef.Sequence(add(types, new TypeDef.Tuple(List.of(account, amount)))));
        int axon = struct(
                types,
                "block",
                u64,
                "version",
                u32,
                "ip",
                u128,
                "port",
                u16,
                "ip_type",
                u8,
                "protocol",
                u8,
                "placeholder1",
                u8,
                "placeholder2",
                u8);
        int prometheus = struct(types, "block", u64, "version", u32, "ip", u128, "port", u16, "ip_type", u8);
        int neuron = struct(
                types,
                "hotkey",
                account,
                "coldkey",
                account,
                "uid",
                share,
                "netuid",
                share,
                "active",
                bool,
                "axon_info",
                axon,
                "prometheus_info",
                prometheus,
                "stake",
                stake,
                "rank",
                share,
                "emission",
                amount,
                "incentive",
                share,
                "consensus",
                share,
                "trust",
                share,
                "validator_trust",
                share,
                "dividends",
                share,
                "last_update",
                amount,
                "validator_permit",
                bool,
                "pruning_score",
                share);
        NEURONS = add(types, new TypeDef.Sequence(neuron));
        TYPES = new TypeRegistry(types, List.of());
    }

    private LegacyNeurons() {}

    /// Reads them.
    ///
    /// @throws CodecException when they are none
    public static Value decode(ByteString bytes) {
        ScaleReader in = bytes.reader();
        Value neurons = new ValueReader(TYPES, in).read(NEURONS);
        in.end();
        return neurons;
    }

    private static int add(List<TypeDef> types, TypeDef type) {
        types.add(type);
        return types.size() - 1;
    }

    private static int struct(List<TypeDef> types, Object... namesAndTypes) {
        List<TypeDef.Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.add(new TypeDef.Field((String) namesAndTypes[i], (Integer) namesAndTypes[i + 1]));
        }
        return add(types, new TypeDef.Composite(fields));
    }
}
