package ai.babelbit.cli.chain;

import ai.babelbit.chain.Chain;
import ai.babelbit.chain.ChainStatus;
import ai.babelbit.cli.config.ChainSettings;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.JsonNodeFactory;

/// `bb chain info`.
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = "Which chain answers, and how it stands.",
        footer = {"", "Example:", "  bb chain info --network test"})
final class InfoCommand extends OnChain {
    @Override
    int run(Chain chain, ChainSettings settings) throws InterruptedException {
        ChainStatus status = chain.status();
        long age = Duration.between(status.time(), Instant.now()).toMillis();
        print(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("endpoint", status.endpoint().toString())
                        .put("genesis", status.genesis().toString())
                        .put("specVersion", status.specVersion())
                        .put("block", status.best().number())
                        .put("blockHash", status.best().hash().toString())
                        .put("blockTime", status.time().toString())
                        .put("blockAgeMs", age),
                String.format(
                        "endpoint   %s%ngenesis    %s%nruntime    spec %d%nblock      %d %s%nmade       %s (%.1f s ago by this clock)%n",
                        status.endpoint(),
                        status.genesis(),
                        status.specVersion(),
                        status.best().number(),
                        status.best().hash(),
                        status.time(),
                        age / 1e3));
        return 0;
    }
}
