package ai.babelbit.chain.fake;

import static ai.babelbit.chain.fake.TypesWriter.BOOL;
import static ai.babelbit.chain.fake.TypesWriter.U128;
import static ai.babelbit.chain.fake.TypesWriter.U16;
import static ai.babelbit.chain.fake.TypesWriter.U32;
import static ai.babelbit.chain.fake.TypesWriter.U64;
import static ai.babelbit.chain.fake.TypesWriter.U8;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.ScaleWriter;
import ai.babelbit.chain.fake.FakeRuntime.Surface;
import ai.babelbit.chain.fake.TypesWriter.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Metadata of the part of subtensor that the client uses, with the real one's names, numbers and layouts
/// (section 3 of the facts on the chain).
final class FakeMetadata {
    private static final int IDENTITY = 6;
    private static final int TWOX_64 = 5;
    private static final int BLAKE2_128 = 2;

    private final int version;
    private final Surface surface;
    private final Map<String, Integer> errors;
    private final TypesWriter types = new TypesWriter();
    private final int u8 = types.primitive(U8);
    private final int u16 = types.primitive(U16);
    private final int u32 = types.primitive(U32);
    private final int u64 = types.primitive(U64);
    private final int u128 = types.primitive(U128);
    private final int bool = types.primitive(BOOL);
    private final int bytes = types.sequence(u8);
    private final int hash = types.composite("H256", "", types.array(32, u8));
    private final int account = types.composite("AccountId32", "", types.array(32, u8));
    private final int empty = types.tuple();

    FakeMetadata(int version, Surface surface, Map<String, Integer> errors) {
        this.version = version;
        this.surface = surface;
        this.errors = errors;
    }

    private boolean isTimelocked() {
        return surface != Surface.PLAIN;
    }

    ByteString write() {
        int axon = types.composite(
                "AxonInfo",
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
        int data = data();
        int info = types.composite("CommitmentInfo", "fields", types.composite("BoundedVec", "", types.sequence(data)));
        int event = events();
        ScaleWriter body = new ScaleWriter()
                .compact(4)
                .raw(system(event))
                .raw(pallet("Timestamp", 2, List.of(single("Now", u64, false, zeros(8))), List.of(), List.of()))
                .raw(subtensor(axon))
                .raw(commitments(info));
        if (version == 14) {
            body.compact(empty);
        }
        body.u8(4);
        if (version == 15) {
            body.compact(empty).compact(empty).compact(empty).compact(empty);
        }
        extensions(body);
        body.compact(empty);
        if (version == 15) {
            apis(body, axon);
            body.compact(empty).compact(empty).compact(empty).compact(0);
        }
        return new ScaleWriter()
                .raw(ByteString.utf8("meta"))
                .u8(version)
                .raw(types.done())
                .raw(body.done())
                .done();
    }

    private int data() {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("None", 0));
        for (int size = 0; size <= 128; size++) {
            choices.add(Choice.of("Raw" + size, size + 1, "", types.array(size, u8)));
        }
        if (isTimelocked()) {
            choices.add(Choice.of("TimelockEncrypted", 134, "encrypted", bytes, "reveal_round", u64));
            choices.add(Choice.of("ResetBondsFlag", 135));
        }
        return types.choices("Data", choices);
    }

    private int events() {
        int weight = types.composite("Weight", "ref_time", types.compact(u64), "proof_size", types.compact(u64));
        int dispatchClass = types.choices(
                "DispatchClass",
                List.of(Choice.of("Normal", 0), Choice.of("Operational", 1), Choice.of("Mandatory", 2)));
        int pays = types.choices("Pays", List.of(Choice.of("Yes", 0), Choice.of("No", 1)));
        int dispatchInfo = types.composite("DispatchInfo", "weight", weight, "class", dispatchClass, "pays_fee", pays);
        int moduleError = types.composite("ModuleError", "index", u8, "error", types.array(4, u8));
        int dispatchError = types.choices(
                "DispatchError",
                List.of(
                        Choice.of("Other", 0),
                        Choice.of("CannotLookup", 1),
                        Choice.of("BadOrigin", 2),
                        Choice.of("Module", 3, "", moduleError)));
        int system = types.choices(
                "Event",
                List.of(
                        Choice.of("ExtrinsicSuccess", 0, "dispatch_info", dispatchInfo),
                        Choice.of(
                                "ExtrinsicFailed", 1, "dispatch_error", dispatchError, "dispatch_info", dispatchInfo)));
        int event = types.choices("RuntimeEvent", List.of(Choice.of("System", 0, "", system)));
        int phase = types.choices(
                "Phase",
                List.of(
                        Choice.of("ApplyExtrinsic", 0, "", u32),
                        Choice.of("Finalization", 1),
                        Choice.of("Initialization", 2)));
        return types.sequence(
                types.composite("EventRecord", "phase", phase, "event", event, "topics", types.sequence(hash)));
    }

    private ByteString system(int events) {
        int balances = types.composite("AccountData", "free", u64, "reserved", u64, "frozen", u64, "flags", u128);
        int state = types.composite(
                "AccountInfo", "nonce", u32, "consumers", u32, "providers", u32, "sufficients", u32, "data", balances);
        return pallet(
                "System",
                0,
                List.of(
                        map("Account", state, false, zeros(56), BLAKE2_128, account),
                        single("Events", events, false, zeros(1))),
                List.of(Choice.of("remark", 0, "remark", bytes)),
                List.of());
    }

    private ByteString subtensor(int axon) {
        List<ByteString> items = new ArrayList<>(List.of(
                map("NetworksAdded", bool, false, zeros(1), IDENTITY, u16),
                map("SubnetworkN", u16, false, zeros(2), IDENTITY, u16),
                doubleMap("Keys", account, false, zeros(32), IDENTITY, u16, IDENTITY, u16),
                doubleMap("Uids", u16, true, zeros(0), IDENTITY, u16, BLAKE2_128, account),
                doubleMap("Axons", axon, true, zeros(0), IDENTITY, u16, BLAKE2_128, account),
                map("Owner", account, false, zeros(32), BLAKE2_128, account),
                map("LastUpdate", types.sequence(u64), false, zeros(1), IDENTITY, u16),
                map("ValidatorPermit", types.sequence(bool), false, zeros(1), IDENTITY, u16),
                doubleMap(
                        "Weights",
                        types.sequence(types.tuple(u16, u16)),
                        false,
                        zeros(1),
                        IDENTITY,
                        u16,
                        IDENTITY,
                        u16),
                map("Tempo", u16, false, zeros(2), IDENTITY, u16),
                map("Burn", u64, false, zeros(8), IDENTITY, u16),
                map("WeightsSetRateLimit", u64, false, zeros(8), IDENTITY, u16),
                map("WeightsVersionKey", u64, false, zeros(8), IDENTITY, u16),
                map("ServingRateLimit", u64, false, zeros(8), IDENTITY, u16),
                map("CommitRevealWeightsEnabled", bool, false, zeros(1), IDENTITY, u16)));
        if (isTimelocked()) {
            items.add(map(
                    "RevealPeriodEpochs", u64, false, new ScaleWriter().u64(1).done(), TWOX_64, u16));
            items.add(single(
                    "CommitRevealWeightsVersion",
                    u16,
                    false,
                    new ScaleWriter().u16(4).done()));
        }
        if (surface == Surface.STATEFUL) {
            for (String name : List.of("LastEpochBlock", "PendingEpochAt", "SubnetEpochIndex", "BlocksSinceLastStep")) {
                items.add(map(name, u64, false, zeros(8), IDENTITY, u16));
            }
        }
        return pallet("SubtensorModule", 7, items, subtensorCalls(), errors("SubtensorModule"));
    }

    private List<Choice> subtensorCalls() {
        int numbers = types.sequence(u16);
        List<Choice> calls = new ArrayList<>(List.of(
                Choice.of("set_weights", 0, "netuid", u16, "dests", numbers, "weights", numbers, "version_key", u64),
                Choice.of(
                        "serve_axon",
                        4,
                        "netuid",
                        u16,
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
                        u8),
                Choice.of("burned_register", 7, "netuid", u16, "hotkey", account)));
        if (isTimelocked()) {
            calls.add(Choice.of(
                    "commit_timelocked_mechanism_weights",
                    118,
                    "netuid",
                    u16,
                    "mecid",
                    u8,
                    "commit",
                    bytes,
                    "reveal_round",
                    u64,
                    "commit_reveal_version",
                    u16));
            calls.add(Choice.of(
                    "set_mechanism_weights",
                    119,
                    "netuid",
                    u16,
                    "mecid",
                    u8,
                    "dests",
                    numbers,
                    "weights",
                    numbers,
                    "version_key",
                    u64));
        }
        return calls;
    }

    private ByteString commitments(int info) {
        int registration = types.composite("Registration", "deposit", u64, "block", u32, "info", info);
        List<ByteString> items = new ArrayList<>(
                List.of(doubleMap("CommitmentOf", registration, true, zeros(0), IDENTITY, u16, TWOX_64, account)));
        if (isTimelocked()) {
            items.add(doubleMap(
                    "RevealedCommitments",
                    types.sequence(types.tuple(bytes, u64)),
                    true,
                    zeros(0),
                    IDENTITY,
                    u16,
                    TWOX_64,
                    account));
        }
        return pallet(
                "Commitments",
                18,
                items,
                List.of(Choice.of("set_commitment", 0, "netuid", u16, "info", info)),
                errors("Commitments"));
    }

    private List<Choice> errors(String pallet) {
        return errors.entrySet().stream()
                .filter(each -> each.getKey().startsWith(pallet + "."))
                .map(each -> new Choice(
                        each.getKey().substring(pallet.length() + 1),
                        each.getValue(),
                        "The fake explains " + each.getKey() + ".",
                        List.of()))
                .toList();
    }

    private void extensions(ScaleWriter out) {
        List<Choice> mortal = new ArrayList<>(List.of(Choice.of("Immortal", 0)));
        for (int first = 1; first < 256; first++) {
            mortal.add(Choice.of("Mortal" + first, first, "", u8));
        }
        int era = types.composite("CheckMortality", "", types.choices("Era", mortal));
        int mode = types.composite(
                "CheckMetadataHash",
                "mode",
                types.choices("Mode", List.of(Choice.of("Disabled", 0), Choice.of("Enabled", 1))));
        out.compact(8);
        out.text("CheckNonZeroSender").compact(empty).compact(empty);
        out.text("CheckSpecVersion").compact(empty).compact(u32);
        out.text("CheckTxVersion").compact(empty).compact(u32);
        out.text("CheckGenesis").compact(empty).compact(hash);
        out.text("CheckMortality").compact(era).compact(hash);
        out.text("CheckNonce")
                .compact(types.composite("CheckNonce", "", types.compact(u32)))
                .compact(empty);
        out.text("ChargeTransactionPayment")
                .compact(types.composite("ChargeTransactionPayment", "", types.compact(u64)))
                .compact(empty);
        out.text("CheckMetadataHash").compact(mode).compact(types.option(types.array(32, u8)));
    }

    private void apis(ScaleWriter out, int axon) {
        int neurons = surface == Surface.PLAIN ? bytes : types.sequence(neuron(axon));
        out.compact(1).text("NeuronInfoRuntimeApi").compact(1);
        out.text("get_neurons_lite")
                .compact(1)
                .text("netuid")
                .compact(u16)
                .compact(neurons)
                .compact(0);
        out.compact(0);
    }

    private int neuron(int axon) {
        int share = types.compact(u16);
        int amount = types.compact(u64);
        int prometheus =
                types.composite("PrometheusInfo", "block", u64, "version", u32, "ip", u128, "port", u16, "ip_type", u8);
        return types.composite(
                "NeuronInfoLite",
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
                types.sequence(types.tuple(account, amount)),
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
    }

    private ByteString pallet(
            String name, int index, List<ByteString> items, List<Choice> calls, List<Choice> failures) {
        ScaleWriter out = new ScaleWriter().text(name).bool(true).text(name).compact(items.size());
        items.forEach(out::raw);
        option(out, calls).bool(false).compact(0);
        option(out, failures).u8(index);
        return version == 15 ? out.compact(0).done() : out.done();
    }

    private ScaleWriter option(ScaleWriter out, List<Choice> choices) {
        return choices.isEmpty() ? out.bool(false) : out.bool(true).compact(types.choices("Pallet", choices));
    }

    private static ByteString single(String name, int type, boolean optional, ByteString fallback) {
        return new ScaleWriter()
                .text(name)
                .u8(optional ? 0 : 1)
                .u8(0)
                .compact(type)
                .bytes(fallback)
                .compact(0)
                .done();
    }

    private static ByteString map(String name, int type, boolean optional, ByteString fallback, int hasher, int key) {
        return new ScaleWriter()
                .text(name)
                .u8(optional ? 0 : 1)
                .u8(1)
                .compact(1)
                .u8(hasher)
                .compact(key)
                .compact(type)
                .bytes(fallback)
                .compact(0)
                .done();
    }

    private ByteString doubleMap(
            String name, int type, boolean optional, ByteString fallback, int hasher, int key, int hasher2, int key2) {
        return new ScaleWriter()
                .text(name)
                .u8(optional ? 0 : 1)
                .u8(1)
                .compact(2)
                .u8(hasher)
                .u8(hasher2)
                .compact(types.tuple(key, key2))
                .compact(type)
                .bytes(fallback)
                .compact(0)
                .done();
    }

    private static ByteString zeros(int size) {
        return ByteString.of(new byte[size]);
    }
}
