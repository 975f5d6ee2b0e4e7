package ai.babelbit.cli.chain;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bb wallet`.
@Command(
        name = "wallet",
        mixinStandardHelpOptions = true,
        description = WalletCommand.DESCRIPTION,
        subcommands = {
            WalletListCommand.class,
            WalletShowCommand.class,
            WalletNewCommand.class,
            WalletNewHotkeyCommand.class,
            WalletImportCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  bb wallet list",
            "  bb wallet new --wallet cold --hotkey hot",
            "  bb wallet import --kind hotkey --wallet cold --hotkey hot --from words.txt"
        })
public final class WalletCommand implements Callable<Integer> {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION = "List, show, make and import wallets, in btcli's own files.";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
