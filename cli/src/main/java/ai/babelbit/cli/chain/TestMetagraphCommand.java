package ai.babelbit.cli.chain;

import ai.babelbit.chain.Chain;
import ai.babelbit.chain.Metagraph;
import ai.babelbit.cli.config.ChainSettings;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `bb test-metagraph`.
@Command(
        name = "test-metagraph",
        mixinStandardHelpOptions = true,
        description = TestMetagraphCommand.DESCRIPTION,
        footer = {"", "Example:", "  bb test-metagraph --network finney --netuid 59"})
public final class TestMetagraphCommand extends OnChain {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION = "Try whether a subnet's members can be read, and how long that takes.";

    @Override
    int run(Chain chain, ChainSettings settings) throws InterruptedException {
        int netuid = options.netuid(settings);
        long start = System.nanoTime();
        Metagraph metagraph = chain.metagraph(netuid);
        double seconds = (System.nanoTime() - start) / 1e9;
        long serving = metagraph.neurons().stream()
                .filter(neuron -> neuron.axon().isServing())
                .count();
        long validators = metagraph.neurons().stream()
                .filter(neuron -> neuron.activity().isValidator())
                .count();
        print(
                MetagraphText.json(metagraph)
                        .put("serving", serving)
                        .put("validators", validators)
                        .put("seconds", seconds),
                String.format(
                        Locale.ROOT,
                        "subnet %d at block %d: %d members, %d with an axon, %d validators, read in %.2f s%n",
                        netuid,
                        metagraph.block().number(),
                        metagraph.neurons().size(),
                        serving,
                        validators,
                        seconds));
        return metagraph.neurons().isEmpty() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }
}
