package ai.babelbit.cli.chain;

import ai.babelbit.chain.Chain;
import ai.babelbit.chain.Patience;
import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.cli.config.ChainSettings;
import ai.babelbit.dialogue.InvalidInputException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bb commit`.
@Command(
        name = "commit",
        mixinStandardHelpOptions = true,
        description = CommitCommand.DESCRIPTION,
        footer = {
            "",
            "Examples:",
            "  bb commit \"hello\" --netuid 59",
            "  bb commit '{\"model\": \"org/name\"}' --locked 1     nobody can read it for one block"
        })
public final class CommitCommand extends OnChain {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION = "Commit to a text on the chain, open or locked for some blocks.";

    @Parameters(paramLabel = "TEXT", description = "What to commit to.")
    private String text;

    @Option(
            names = {"--locked", "--blocks-until-reveal"},
            paramLabel = "BLOCKS",
            description = "Lock it for so many blocks (default: not at all).")
    private @Nullable Integer locked;

    @Mixin
    private WalletOptions wallet;

    @Mixin
    private PatienceOptions patience;

    @Override
    int run(Chain chain, ChainSettings settings) throws InterruptedException {
        OptionalInt blocks = locked == null ? OptionalInt.empty() : OptionalInt.of(locked);
        if (blocks.orElse(0) < 0 || blocks.orElse(0) > 1_000_000) {
            throw new InvalidInputException("--locked must be from 0 to 1000000 blocks, was " + locked);
        }
        KeyPair hotkey = wallet.hotkey(settings, passwords());
        int netuid = options.netuid(settings);
        Patience wait = patience.patience();
        return print(
                blocks.isEmpty()
                        ? chain.commit(hotkey, netuid, text, wait)
                        : chain.commitLocked(hotkey, netuid, text, blocks.getAsInt(), wait));
    }
}
