package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.ScaleWriter;
import ai.babelbit.chain.codec.Value;
import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.chain.crypto.Timelock;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the call that sets weights: plain, or locked until the chain reveals it, as the subnet has it at
/// this block.
record WeightSetting(StateView view, Hyperparameters settings, ChainClock clock, Timelock timelock) {
    /// What release 9.12.2 of the SDK calls itself; the chain wants at least the subnet's version key.
    private static final long SDK_VERSION = 9_012_002;

    private static final int LONGEST_COMMIT = 5000;

    Plan plan(KeyPair hotkey, Subnet subnet, WeightVector weights, SecureRandom random) throws InterruptedException {
        if (weights.uids().isEmpty()) {
            return new Plan.None("there are no weights over 0");
        }
        return settings.isCommitRevealOn() ? locked(hotkey, subnet, weights, random) : plain(subnet, weights);
    }

    private Plan plain(Subnet subnet, WeightVector weights) {
        Map<String, Value> arguments = new HashMap<>(Map.of(
                "netuid", Value.of(subnet.netuid()),
                "dests", values(weights.uids()),
                "weights", values(weights.values()),
                "version_key", Value.of(versionKey())));
        return call(subnet, "set_mechanism_weights", "set_weights", arguments);
    }

    private Plan locked(KeyPair hotkey, Subnet subnet, WeightVector weights, SecureRandom random)
            throws InterruptedException {
        ByteString commit = timelock.encrypt(payload(hotkey, weights, versionKey()), round(subnet), random);
        if (commit.size() > LONGEST_COMMIT) {
            return new Plan.None("the locked weights are " + commit.size() + " bytes long, at most " + LONGEST_COMMIT
                    + " are taken");
        }
        Map<String, Value> arguments = new HashMap<>(Map.of(
                "netuid", Value.of(subnet.netuid()),
                "commit", Value.of(commit),
                "reveal_round", Value.of(round(subnet)),
                "commit_reveal_version",
                        view.get("SubtensorModule", "CommitRevealWeightsVersion")
                                .orElse(Value.of(4))));
        return call(subnet, "commit_timelocked_mechanism_weights", "commit_timelocked_weights", arguments);
    }

    // The newer call names the mechanism; the older one only knows the first.
    private Plan call(Subnet subnet, String newer, String older, Map<String, Value> arguments) {
        if (view.metadata().hasCall("SubtensorModule", newer)) {
            arguments.put("mecid", Value.of(subnet.mechanism()));
            return new Plan.Call(new CallData("SubtensorModule", newer, arguments));
        }
        if (subnet.mechanism() == 0 && view.metadata().hasCall("SubtensorModule", older)) {
            return new Plan.Call(new CallData("SubtensorModule", older, arguments));
        }
        return new Plan.None("runtime " + view.runtime().specVersion() + " has no call " + newer
                + (settings.isCommitRevealOn() ? "; commit-reveal is on for subnet " + subnet.netuid() : ""));
    }

    private long versionKey() {
        return Math.max(SDK_VERSION, settings.weightsVersionKey());
    }

    /// The beacon's round at which the chain will reveal. The rule goes by the runtime: only those with
    /// stateful epochs store the last one.
    long round(Subnet subnet) {
        long block = view.block().number();
        long periods = settings.number("RevealPeriodEpochs", 1);
        long tempo = settings.number("Tempo", 0);
        long reveal = view.has("SubtensorModule", "LastEpochBlock")
                ? new Epochs.Schedule(
                                settings.number("LastEpochBlock", 0),
                                settings.number("PendingEpochAt", 0),
                                settings.number("SubnetEpochIndex", 0),
                                tempo,
                                settings.number("BlocksSinceLastStep", 0))
                        .revealBlock(block, periods)
                : Epochs.revealBlock(block, subnet.storageIndex(), tempo, periods);
        return Epochs.round(clock.drand(), reveal, block, clock.seconds(), Block.SECONDS);
    }

    /// What the chain finds when it opens the lock.
    static ByteString payload(KeyPair hotkey, WeightVector weights, long versionKey) {
        ScaleWriter out = new ScaleWriter().bytes(hotkey.account().key());
        out.compact(weights.uids().size());
        weights.uids().forEach(out::u16);
        out.compact(weights.values().size());
        weights.values().forEach(out::u16);
        return out.u64(versionKey).done();
    }

    private static Value values(List<Integer> numbers) {
        return Value.of(numbers.stream().map(number -> Value.of((long) number)).toList());
    }
}
