package ai.babelbit.cli.chain;

import ai.babelbit.chain.Block;
import ai.babelbit.chain.Chain;
import ai.babelbit.chain.Heads;
import ai.babelbit.cli.config.ChainSettings;
import ai.babelbit.dialogue.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/// `bb chain watch`.
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Print every new block as it comes, until Ctrl-C.",
        footer = {"", "Example:", "  bb chain watch --blocks 3"})
final class WatchCommand extends OnChain {
    private static final Duration QUIET = Duration.ofMinutes(5);

    @Option(names = "--blocks", paramLabel = "N", description = "End after so many (default: never).")
    private long blocks = Long.MAX_VALUE;

    @Override
    int run(Chain chain, ChainSettings settings) throws InterruptedException {
        if (blocks < 1) {
            throw new InvalidInputException("--blocks must be at least 1, was " + blocks);
        }
        try (Heads heads = chain.heads()) {
            for (long i = 0; i < blocks; i++) {
                Optional<Block> next = heads.next(QUIET);
                if (next.isEmpty()) {
                    err().println(spec.qualifiedName() + ": no new block for " + QUIET.toMinutes() + " minutes");
                    return CommandLine.ExitCode.SOFTWARE;
                }
                Block block = next.get();
                print(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("block", block.number())
                                .put("hash", block.hash().toString())
                                .put("seen", Instant.now().toString()),
                        block.number() + "  " + block.hash() + System.lineSeparator());
            }
        }
        return 0;
    }
}
