package ai.babelbit.cli.chain;

import ai.babelbit.chain.Block;
import ai.babelbit.chain.Chain;
import ai.babelbit.chain.Neuron;
import ai.babelbit.chain.Subnet;
import ai.babelbit.chain.WeightVector;
import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.cli.config.ChainSettings;
import ai.babelbit.dialogue.InvalidInputException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bb set-weights`.
@Command(
        name = "set-weights",
        mixinStandardHelpOptions = true,
        description = SetWeightsCommand.DESCRIPTION,
        footer = {
            "",
            "Examples:",
            "  bb set-weights --uids 3,7 --weights 0.8,0.2 --netuid 59",
            "  bb set-weights --uids 3 --weights 1 --wait      until the subnet's rate limit has passed"
        })
public final class SetWeightsCommand extends OnChain {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION =
            "Set a validator's weights; committed and revealed by the chain where the subnet has that on.";

    @Option(names = "--uids", required = true, split = ",", paramLabel = "UID", description = "Who, such as 3,7.")
    private List<Integer> uids;

    @Option(
            names = "--weights",
            required = true,
            split = ",",
            paramLabel = "W",
            description = "How much, not negative, in the same order; scaled so that the largest is 1.")
    private List<Double> weights;

    @Option(names = "--mechanism", paramLabel = "N", description = "The subnet's mechanism (default ${DEFAULT-VALUE}).")
    private int mechanism;

    @Option(names = "--wait", description = "Wait first until the subnet's rate limit has passed.")
    private boolean wait;

    @Mixin
    private WalletOptions wallet;

    @Mixin
    private PatienceOptions patience;

    @Override
    int run(Chain chain, ChainSettings settings) throws InterruptedException {
        KeyPair hotkey = wallet.hotkey(settings, passwords());
        Subnet subnet = new Subnet(options.netuid(settings), mechanism);
        WeightVector vector = WeightVector.normalise(uids, weights);
        if (wait) {
            await(chain, hotkey, subnet.netuid());
        }
        return print(chain.setWeights(hotkey, subnet, vector, patience.patience()));
    }

    private void await(Chain chain, KeyPair hotkey, int netuid) throws InterruptedException {
        Optional<Neuron> member = chain.metagraph(netuid).find(hotkey.account());
        long last = member.map(neuron -> neuron.activity().lastUpdate()).orElse(0L);
        // The transaction is executed in the block after the one that is awaited.
        long due = last == 0 ? 0 : last + chain.hyperparameters(netuid).weightsRateLimit() - 1;
        Block best = chain.best();
        long blocks = Math.max(0, due - best.number());
        if (blocks > 0) {
            err().println(spec.qualifiedName() + ": waiting for block " + due + ", " + blocks + " blocks from now");
            Duration within = Duration.ofSeconds(Math.multiplyExact(blocks, 3L * Block.SECONDS) + 60);
            if (chain.awaitBlock(due, within).isEmpty()) {
                throw new InvalidInputException("block " + due + " did not come within " + within.toSeconds() + " s");
            }
        }
    }
}
