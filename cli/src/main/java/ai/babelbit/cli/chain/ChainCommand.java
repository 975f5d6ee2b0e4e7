package ai.babelbit.cli.chain;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bb chain`.
@Command(
        name = "chain",
        mixinStandardHelpOptions = true,
        description = ChainCommand.DESCRIPTION,
        subcommands = {
            InfoCommand.class,
            MetagraphCommand.class,
            CommitmentsCommand.class,
            HyperparametersCommand.class,
            WatchCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  bb chain info --network finney",
            "  bb chain metagraph --netuid 59 --json",
            "  bb chain watch --endpoint ws://127.0.0.1:9944"
        })
public final class ChainCommand implements Callable<Integer> {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION = "Read the Bittensor chain: blocks, members, commitments, settings.";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
