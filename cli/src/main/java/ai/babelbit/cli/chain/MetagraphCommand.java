package ai.babelbit.cli.chain;

import ai.babelbit.chain.Chain;
import ai.babelbit.chain.Metagraph;
import ai.babelbit.cli.config.ChainSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/// `bb chain metagraph`.
@Command(
        name = "metagraph",
        mixinStandardHelpOptions = true,
        description = "The members of a subnet.",
        footer = {"", "Example:", "  bb chain metagraph --netuid 59 --json | jq '.neurons[].hotkey'"})
final class MetagraphCommand extends OnChain {
    @Override
    int run(Chain chain, ChainSettings settings) throws InterruptedException {
        Metagraph metagraph = chain.metagraph(options.netuid(settings));
        print(MetagraphText.json(metagraph), MetagraphText.table(metagraph, Ansi.AUTO));
        return 0;
    }
}
