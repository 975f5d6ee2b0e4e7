package ai.babelbit.cli.chain;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.wallet.Keyfile;
import ai.babelbit.cli.config.ChainSettings;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.JsonNodeFactory;

/// `bb wallet show`.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "The addresses that the other commands would sign with; never a secret.",
        footer = {"", "Examples:", "  bb wallet show", "  bb wallet show --suri //Alice"})
final class WalletShowCommand extends OnWallets {
    @Override
    int run(ChainSettings settings) {
        AccountId hotkey = wallet.hotAccount(settings);
        String key = hotkey.key().toString();
        Keyfile cold = chosen(settings).coldkey();
        String owner =
                java.nio.file.Files.isRegularFile(wallet.wallets(settings).root())
                        ? "unknown"
                        : chosen(settings).owner().map(AccountId::address).orElse("unknown");
        if (json) {
            out().println(JsonNodeFactory.instance
                    .objectNode()
                    .put("hotkey", hotkey.address())
                    .put("publicKey", key)
                    .put("coldkey", owner));
        } else {
            out().println("hotkey   " + hotkey.address());
            out().println("public   " + key);
            out().println("coldkey  " + owner + (owner.equals("unknown") ? " (" + cold.path() + ")" : ""));
        }
        return 0;
    }
}
