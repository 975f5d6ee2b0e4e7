package ai.babelbit.cli.chain;

import ai.babelbit.chain.crypto.Mnemonic;
import ai.babelbit.chain.wallet.SecretKey;
import ai.babelbit.cli.config.ChainSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/// `bb wallet new-hotkey`.
@Command(
        name = "new-hotkey",
        mixinStandardHelpOptions = true,
        description = "Make a hotkey, and show its words once.",
        footer = {"", "Example:", "  bb wallet new-hotkey --wallet cold --hotkey second"})
final class WalletNewHotkeyCommand extends OnWallets {
    @Option(names = "--words", paramLabel = "N", description = "12, 15, 18, 21 or 24 (default ${DEFAULT-VALUE}).")
    private int count = 12;

    @Override
    int run(ChainSettings settings) {
        Mnemonic words = Mnemonic.random(count, RANDOM);
        SecretKey key = SecretKey.of(words);
        chosen(settings).createHotkey(wallet.hotName(settings), key);
        if (json) {
            out().println(JsonNodeFactory.instance
                    .objectNode()
                    .put("hotkey", key.pair().account().address())
                    .put("hotkeyMnemonic", words.reveal()));
        } else {
            showOnce("hotkey", key, words);
        }
        return 0;
    }
}
