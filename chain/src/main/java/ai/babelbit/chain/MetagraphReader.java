package ai.babelbit.chain;

import ai.babelbit.chain.StateView.Entry;
import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.LegacyNeurons;
import ai.babelbit.chain.codec.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a subnet's members: by the runtime's own function, or item by item out of storage where the
/// runtime does not tell of it.
record MetagraphReader(StateView view) {
    private static final String NEURONS_LITE = "NeuronInfoRuntimeApi_get_neurons_lite";

    Metagraph read(int netuid) throws InterruptedException {
        Optional<Value> answer = view.api(NEURONS_LITE, Value.of(netuid));
        List<Neuron> neurons =
                answer.isPresent() ? view.decoded(NEURONS_LITE, () -> neurons(answer.get())) : fromStorage(netuid);
        return view.decoded(NEURONS_LITE, () -> new Metagraph(netuid, view.block(), neurons));
    }

    private static List<Neuron> neurons(Value answer) {
        // Before spec 240 the neurons come as bytes of their own.
        Value neurons = answer instanceof Value.Bytes(ByteString bytes) ? LegacyNeurons.decode(bytes) : answer;
        return neurons.asItems().stream().map(MetagraphReader::neuron).toList();
    }

    private static Neuron neuron(Value value) {
        long stake = 0;
        for (Value each : value.field("stake").asItems()) {
            stake = Math.addExact(stake, each.at(1).asLong());
        }
        return new Neuron(
                number(value, "uid"),
                new Neuron.Keys(
                        value.field("hotkey").asAccount(),
                        value.field("coldkey").asAccount()),
                Axon.of(value.field("axon_info")),
                new Neuron.Activity(
                        value.field("active").asBool(),
                        value.field("validator_permit").asBool(),
                        value.field("last_update").asLong()),
                new Standing(
                        stake,
                        number(value, "incentive"),
                        number(value, "dividends"),
                        number(value, "consensus"),
                        value.field("emission").asLong()));
    }

    private static int number(Value value, String field) {
        return (int) value.field(field).asLong();
    }

    // Stake is spread over many items that differ between runtimes; it stays 0 on this path.
    private List<Neuron> fromStorage(int netuid) throws InterruptedException {
        Value subnet = Value.of(netuid);
        int count = (int) view.get("SubtensorModule", "SubnetworkN", subnet)
                .map(Value::asLong)
                .orElse(0L)
                .longValue();
        List<Entry> keys = new ArrayList<>();
        for (int uid = 0; uid < count; uid++) {
            keys.add(Entry.of("Keys", subnet, Value.of(uid)));
        }
        List<AccountId> hotkeys =
                view.all(keys).values().stream().map(Value::asAccount).toList();
        List<Entry> details = new ArrayList<>();
        hotkeys.forEach(hotkey -> details.add(Entry.of("Axons", subnet, Value.of(hotkey))));
        hotkeys.forEach(hotkey -> details.add(Entry.of("Owner", Value.of(hotkey))));
        Map<Integer, Value> found = view.all(details);
        Columns columns = Columns.read(view, subnet);
        List<Neuron> neurons = new ArrayList<>();
        for (int uid = 0; uid < hotkeys.size(); uid++) {
            Value axon = found.get(uid);
            Value owner = found.get(hotkeys.size() + uid);
            AccountId hotkey = hotkeys.get(uid);
            neurons.add(new Neuron(
                    uid,
                    new Neuron.Keys(hotkey, owner == null ? hotkey : owner.asAccount()),
                    axon == null ? Axon.NONE : Axon.of(axon),
                    columns.activity(uid),
                    columns.standing(uid)));
        }
        return neurons;
    }

    /// Items that hold one number a neuron.
    private record Columns(Map<Integer, Value> values) {
        private static final List<String> ITEMS =
                List.of("Active", "ValidatorPermit", "LastUpdate", "Incentive", "Dividends", "Consensus", "Emission");

        static Columns read(StateView view, Value subnet) throws InterruptedException {
            return new Columns(
                    view.all(ITEMS.stream().map(item -> Entry.of(item, subnet)).toList()));
        }

        Neuron.Activity activity(int uid) {
            return new Neuron.Activity(flag(0, uid), flag(1, uid), number(2, uid));
        }

        Standing standing(int uid) {
            return new Standing(0, (int) number(3, uid), (int) number(4, uid), (int) number(5, uid), number(6, uid));
        }

        private boolean flag(int item, int uid) {
            Value column = values.get(item);
            return column != null
                    && uid < column.asItems().size()
                    && column.at(uid).asBool();
        }

        private long number(int item, int uid) {
            Value column = values.get(item);
            return column != null && uid < column.asItems().size()
                    ? column.at(uid).asLong()
                    : 0;
        }
    }
}
