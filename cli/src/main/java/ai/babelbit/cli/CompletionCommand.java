package ai.babelbit.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `bb completion`.
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = CompletionCommand.DESCRIPTION,
        footer = {"", "Example:", "  source <(bb completion)"})
final class CompletionCommand implements Callable<Integer> {
    static final String DESCRIPTION = "Print a completion script for bash and zsh.";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(AutoComplete.bash("bb", spec.root().commandLine()));
        return 0;
    }
}
