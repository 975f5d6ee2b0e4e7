package ai.babelbit.cli.chain;

import ai.babelbit.chain.crypto.Mnemonic;
import ai.babelbit.chain.wallet.SecretKey;
import ai.babelbit.chain.wallet.Wallet;
import ai.babelbit.cli.config.ChainSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/// `bb wallet new`.
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Make a coldkey and a hotkey, and show their words once.",
        footer = {"", "Example:", "  bb wallet new --wallet cold --hotkey hot"})
final class WalletNewCommand extends OnWallets {
    @Option(names = "--words", paramLabel = "N", description = "12, 15, 18, 21 or 24 (default ${DEFAULT-VALUE}).")
    private int words = 12;

    @Option(names = "--no-password", description = "Leave the coldkey's file unencrypted.")
    private boolean noPassword;

    @Override
    int run(ChainSettings settings) {
        Wallet made = chosen(settings);
        Mnemonic coldWords = Mnemonic.random(words, RANDOM);
        Mnemonic hotWords = Mnemonic.random(words, RANDOM);
        SecretKey cold = SecretKey.of(coldWords);
        SecretKey hot = SecretKey.of(hotWords);
        made.createColdkey(cold, newPassword(made.coldkey(), noPassword), RANDOM);
        made.createHotkey(wallet.hotName(settings), hot);
        if (json) {
            out().println(JsonNodeFactory.instance
                    .objectNode()
                    .put("coldkey", cold.pair().account().address())
                    .put("coldkeyMnemonic", coldWords.reveal())
                    .put("hotkey", hot.pair().account().address())
                    .put("hotkeyMnemonic", hotWords.reveal()));
        } else {
            showOnce("coldkey", cold, coldWords);
            showOnce("hotkey", hot, hotWords);
        }
        return 0;
    }
}
