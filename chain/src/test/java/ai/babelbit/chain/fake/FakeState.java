package ai.babelbit.chain.fake;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.Hashing;
import ai.babelbit.chain.codec.ScaleReader;
import ai.babelbit.chain.codec.ScaleWriter;
import ai.babelbit.chain.crypto.Timelock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What a fake chain holds, and how its calls change it. One subnet. Guarded by its node.
final class FakeState {
    static final int NETUID = 59;
    static final long RATE_LIMIT = 100;
    static final long SERVING_LIMIT = 50;
    static final long BURN = 1_000_000_000L;

    private final Timelock timelock;
    private final FakeBeacon beacon;
    private final List<FakeNeuron> neurons = new ArrayList<>();
    private final List<Locked> locked = new ArrayList<>();
    private final Map<AccountId, Long> nonces = new HashMap<>();
    private final Map<AccountId, Long> balances = new HashMap<>();
    private final TreeMap<ByteString, ByteString> storage = new TreeMap<>();
    boolean commitReveal;
    long versionKey;
    int tempo = 360;

    /// Bytes that open at a round: a commitment's, or weights'.
    private record Locked(AccountId who, ByteString bytes, long round, boolean isWeights) {}

    /// A call that the runtime refuses.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String error) {
            super(error);
        }
    }

    FakeState(FakeBeacon beacon) {
        this.beacon = beacon;
        this.timelock = new Timelock(beacon.drand());
    }

    void add(AccountId hotkey, AccountId coldkey, long stake) {
        neurons.add(new FakeNeuron(hotkey, coldkey, FakeNeuron.NO_AXON, 0, stake));
    }

    void fund(AccountId account, long rao) {
        balances.put(account, rao);
    }

    long nonce(AccountId account) {
        return nonces.getOrDefault(account, 0L);
    }

    void countNonce(AccountId account) {
        nonces.merge(account, 1L, Long::sum);
    }

    /// Everything that is stored, at the end of a block.
    NavigableMap<ByteString, ByteString> snapshot(long millis, ByteString events, FakeRuntime runtime) {
        put(key("System", "Events"), events);
        put(key("Timestamp", "Now"), new ScaleWriter().u64(millis).done());
        ByteString netuid = netuid();
        put(key("SubtensorModule", "NetworksAdded", netuid), ByteString.of((byte) 1));
        put(key("SubtensorModule", "SubnetworkN", netuid), u16(neurons.size()));
        put(key("SubtensorModule", "Tempo", netuid), u16(tempo));
        put(key("SubtensorModule", "Burn", netuid), u64(BURN));
        put(key("SubtensorModule", "WeightsSetRateLimit", netuid), u64(RATE_LIMIT));
        put(key("SubtensorModule", "WeightsVersionKey", netuid), u64(versionKey));
        put(key("SubtensorModule", "ServingRateLimit", netuid), u64(SERVING_LIMIT));
        put(key("SubtensorModule", "CommitRevealWeightsEnabled", netuid), ByteString.of((byte) (commitReveal ? 1 : 0)));
        ScaleWriter updates = new ScaleWriter().compact(neurons.size());
        ScaleWriter permits = new ScaleWriter().compact(neurons.size());
        for (int uid = 0; uid < neurons.size(); uid++) {
            FakeNeuron neuron = neurons.get(uid);
            updates.u64(neuron.lastUpdate());
            permits.bool(neuron.stake() > 0);
            put(
                    key("SubtensorModule", "Keys", netuid, u16(uid)),
                    neuron.hotkey().key());
            put(key("SubtensorModule", "Uids", netuid, blake(neuron.hotkey())), u16(uid));
            put(
                    key("SubtensorModule", "Owner", blake(neuron.hotkey())),
                    neuron.coldkey().key());
            if (!neuron.axon().equals(FakeNeuron.NO_AXON)) {
                put(key("SubtensorModule", "Axons", netuid, blake(neuron.hotkey())), neuron.axon());
            }
        }
        put(key("SubtensorModule", "LastUpdate", netuid), updates.done());
        put(key("SubtensorModule", "ValidatorPermit", netuid), permits.done());
        nonces.keySet().forEach(this::account);
        balances.keySet().forEach(this::account);
        if (runtime.surface() == FakeRuntime.Surface.STATEFUL) {
            put(key("SubtensorModule", "LastEpochBlock", netuid), u64(990));
        }
        return new TreeMap<>(storage);
    }

    private void account(AccountId account) {
        put(
                key("System", "Account", blake(account)),
                new ScaleWriter()
                        .u32(nonce(account))
                        .u32(0)
                        .u32(1)
                        .u32(0)
                        .u64(balances.getOrDefault(account, 0L))
                        .u64(0)
                        .u64(0)
                        .raw(new byte[16])
                        .done());
    }

    /// `NeuronInfoRuntimeApi_get_neurons_lite`.
    ByteString neuronsLite(int netuid) {
        int count = netuid == NETUID ? neurons.size() : 0;
        ScaleWriter out = new ScaleWriter().compact(count);
        for (int uid = 0; uid < count; uid++) {
            FakeNeuron neuron = neurons.get(uid);
            out.raw(neuron.hotkey().key())
                    .raw(neuron.coldkey().key())
                    .compact(uid)
                    .compact(netuid)
                    .bool(true);
            out.raw(neuron.axon()).raw(new byte[8 + 4 + 16 + 2 + 1]);
            out.compact(1).raw(neuron.coldkey().key()).compact(neuron.stake());
            out.compact(1)
                    .compact(2)
                    .compact(3)
                    .compact(4)
                    .compact(5)
                    .compact(6)
                    .compact(7);
            out.compact(neuron.lastUpdate()).bool(neuron.stake() > 0).compact(65535);
        }
        return out.done();
    }

    /// Does what a call says.
    void apply(AccountId signer, ScaleReader call, long block, FakeRuntime runtime) throws Refused {
        int pallet = call.u8();
        int number = call.u8();
        switch (pallet * 1000 + number) {
            case 7000 -> weights(signer, call, block, false);
            case 7119 -> weights(signer, call, block, true);
            case 7118 -> lockedWeights(signer, call, block);
            case 7004 -> axon(signer, call, block);
            case 7007 -> register(signer, call);
            case 18000 -> commit(signer, call, block, runtime);
            default -> throw new IllegalStateException("the fake has no call " + pallet + "." + number);
        }
    }

    private int member(AccountId hotkey, String error) throws Refused {
        for (int uid = 0; uid < neurons.size(); uid++) {
            if (neurons.get(uid).hotkey().equals(hotkey)) {
                return uid;
            }
        }
        throw new Refused(error);
    }

    private void weights(AccountId signer, ScaleReader call, long block, boolean isMechanism) throws Refused {
        call.u16();
        if (isMechanism) {
            call.u8();
        }
        int uid = member(signer, "SubtensorModule.HotKeyNotRegisteredInSubNet");
        if (commitReveal) {
            throw new Refused("SubtensorModule.CommitRevealEnabled");
        }
        List<Integer> uids = numbers(call);
        List<Integer> values = numbers(call);
        long key = call.u64();
        if (key < versionKey) {
            throw new Refused("SubtensorModule.IncorrectWeightVersionKey");
        }
        long last = neurons.get(uid).lastUpdate();
        if (last != 0 && block - last < RATE_LIMIT) {
            throw new Refused("SubtensorModule.SettingWeightsTooFast");
        }
        if (uids.stream().distinct().count() < uids.size()) {
            throw new Refused("SubtensorModule.DuplicateUids");
        }
        store(uid, uids, values, block);
    }

    private void store(int uid, List<Integer> uids, List<Integer> values, long block) {
        ScaleWriter out = new ScaleWriter().compact(uids.size());
        for (int i = 0; i < uids.size(); i++) {
            out.u16(uids.get(i)).u16(values.get(i));
        }
        put(key("SubtensorModule", "Weights", netuid(), u16(uid)), out.done());
        neurons.set(uid, neurons.get(uid).updated(block));
    }

    private void lockedWeights(AccountId signer, ScaleReader call, long block) throws Refused {
        call.u16();
        call.u8();
        int uid = member(signer, "SubtensorModule.HotKeyNotRegisteredInSubNet");
        locked.add(new Locked(signer, call.bytes(), call.u64(), true));
        neurons.set(uid, neurons.get(uid).updated(block));
    }

    private void axon(AccountId signer, ScaleReader call, long block) throws Refused {
        call.u16();
        int uid = member(signer, "SubtensorModule.HotKeyNotRegisteredInSubNet");
        ByteString old = neurons.get(uid).axon();
        long last = old.reader().u64();
        if (last != 0 && block - last < SERVING_LIMIT) {
            throw new Refused("SubtensorModule.ServingRateLimitExceeded");
        }
        neurons.set(
                uid,
                neurons.get(uid)
                        .serving(new ScaleWriter().u64(block).raw(call.take(26)).done()));
    }

    private void register(AccountId coldkey, ScaleReader call) throws Refused {
        call.u16();
        AccountId hotkey = new AccountId(call.take(32));
        long balance = balances.getOrDefault(coldkey, 0L);
        if (balance < BURN) {
            throw new Refused("SubtensorModule.NotEnoughBalanceToStake");
        }
        if (neurons.stream().anyMatch(neuron -> neuron.hotkey().equals(hotkey))) {
            throw new Refused("SubtensorModule.HotKeyAlreadyRegisteredInSubNet");
        }
        balances.put(coldkey, balance - BURN);
        add(hotkey, coldkey, 0);
    }

    private void commit(AccountId signer, ScaleReader call, long block, FakeRuntime runtime) throws Refused {
        call.u16();
        member(signer, "Commitments.AccountNotAllowedCommit");
        ByteString info = call.take(call.remaining());
        put(
                key("Commitments", "CommitmentOf", netuid(), twox(signer)),
                new ScaleWriter().u64(0).u32(block).raw(info).done());
        ScaleReader fields = info.reader();
        fields.compact();
        if (fields.u8() == 134 && runtime.isTimelocked()) {
            locked.add(new Locked(signer, fields.bytes(), fields.u64(), false));
        }
    }

    void commitment(AccountId who, String text, long block) {
        ByteString utf8 = ByteString.utf8(text);
        put(
                key("Commitments", "CommitmentOf", netuid(), twox(who)),
                new ScaleWriter()
                        .u64(0)
                        .u32(block)
                        .compact(1)
                        .u8(utf8.size() + 1)
                        .raw(utf8)
                        .done());
    }

    /// Opens what the beacon's rounds up to now open.
    void reveal(long block, long millis) {
        long now = beacon.drand().roundAt(millis / 1e3);
        for (Locked each : List.copyOf(locked)) {
            if (each.round() <= now) {
                locked.remove(each);
                open(each, timelock.decrypt(each.bytes(), beacon.signature(each.round())), block);
            }
        }
    }

    private void open(Locked each, ByteString plain, long block) {
        if (each.isWeights()) {
            ScaleReader in = plain.reader();
            if (!in.bytes().equals(each.who().key())) {
                throw new IllegalStateException("weights of somebody else");
            }
            int uid = neurons.indexOf(neurons.stream()
                    .filter(neuron -> neuron.hotkey().equals(each.who()))
                    .findFirst()
                    .orElseThrow());
            store(uid, numbers(in), numbers(in), neurons.get(uid).lastUpdate());
        } else {
            ByteString key = key("Commitments", "RevealedCommitments", netuid(), twox(each.who()));
            put(key, new ScaleWriter().compact(1).bytes(plain).u64(block).done());
        }
    }

    private static List<Integer> numbers(ScaleReader in) {
        List<Integer> numbers = new ArrayList<>();
        for (int count = in.length(); count > 0; count--) {
            numbers.add(in.u16());
        }
        return numbers;
    }

    private void put(ByteString key, ByteString value) {
        storage.put(key, value);
    }

    static ByteString key(String pallet, String item, ByteString... parts) {
        ScaleWriter out = new ScaleWriter()
                .raw(Hashing.twox(ByteString.utf8(pallet), 16))
                .raw(Hashing.twox(ByteString.utf8(item), 16));
        for (ByteString part : parts) {
            out.raw(part);
        }
        return out.done();
    }

    static ByteString netuid() {
        return u16(NETUID);
    }

    static ByteString u16(int number) {
        return new ScaleWriter().u16(number).done();
    }

    private static ByteString u64(long number) {
        return new ScaleWriter().u64(number).done();
    }

    private static ByteString blake(AccountId account) {
        return new ScaleWriter()
                .raw(Hashing.blake2b(account.key(), 16))
                .raw(account.key())
                .done();
    }

    private static ByteString twox(AccountId account) {
        return new ScaleWriter()
                .raw(Hashing.twox(account.key(), 8))
                .raw(account.key())
                .done();
    }
}
