package ai.babelbit.chain;

import ai.babelbit.chain.StateView.Entry;
import ai.babelbit.chain.codec.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The settings of a subnet at one block, by the runtime's names; those that the runtime lacks are absent.
/// Immutable, safe for concurrent use.
///
/// @param netuid the subnet
/// @param block when
/// @param values by name, in a fixed order
public record Hyperparameters(int netuid, Block block, Map<String, Value> values) {
    private static final List<String> NAMES = List.of(
            "SubnetworkN",
            "MaxAllowedUids",
            "MaxAllowedValidators",
            "Tempo",
            "BlocksSinceLastStep",
            "LastEpochBlock",
            "PendingEpochAt",
            "SubnetEpochIndex",
            "MechanismCountCurrent",
            "WeightsVersionKey",
            "WeightsSetRateLimit",
            "MinAllowedWeights",
            "MaxWeightsLimit",
            "CommitRevealWeightsEnabled",
            "RevealPeriodEpochs",
            "ServingRateLimit",
            "ImmunityPeriod",
            "ActivityCutoff",
            "NetworkRegistrationAllowed",
            "Burn",
            "MinBurn",
            "MaxBurn",
            "Difficulty",
            "MaxRegistrationsPerBlock",
            "TargetRegistrationsPerInterval",
            "AdjustmentInterval",
            "AdjustmentAlpha",
            "BondsMovingAverage",
            "LiquidAlphaOn",
            "Kappa",
            "Rho");

    static Hyperparameters read(StateView view, int netuid) throws InterruptedException {
        List<Entry> entries = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String name : NAMES) {
            if (view.has("SubtensorModule", name)) {
                names.add(name);
                entries.add(Entry.of(name, Value.of(netuid)));
            }
        }
        Map<String, Value> values = new LinkedHashMap<>();
        view.all(entries).forEach((i, value) -> values.put(names.get(i), value));
        return new Hyperparameters(netuid, view.block(), java.util.Collections.unmodifiableMap(values));
    }

    /// A number by name; empty when the runtime has no such setting.
    public OptionalLong number(String name) {
        Value value = values.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value.asLong());
    }

    /// A number by name.
    long number(String name, long otherwise) {
        return number(name).orElse(otherwise);
    }

    /// Whether weights are committed first and revealed by the chain later. True when the runtime does not
    /// say, as it is the runtime's own default.
    public boolean isCommitRevealOn() {
        Value value = values.get("CommitRevealWeightsEnabled");
        return value == null || value.asBool();
    }

    /// Blocks that must pass between two settings of weights.
    public long weightsRateLimit() {
        return number("WeightsSetRateLimit", 0);
    }

    /// The lowest version key with which weights are taken; 0 for any.
    public long weightsVersionKey() {
        return number("WeightsVersionKey", 0);
    }
}
