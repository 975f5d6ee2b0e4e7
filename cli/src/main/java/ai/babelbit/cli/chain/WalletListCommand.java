package ai.babelbit.cli.chain;

import ai.babelbit.chain.wallet.Keyfile;
import ai.babelbit.chain.wallet.WalletException;
import ai.babelbit.chain.wallet.Wallets;
import ai.babelbit.cli.config.ChainSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `bb wallet list`.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Which wallets there are, with their addresses.",
        footer = {"", "Example:", "  bb wallet list --wallet-path ~/.bittensor/wallets"})
final class WalletListCommand extends OnWallets {
    @Override
    int run(ChainSettings settings) {
        Wallets wallets = wallet.wallets(settings);
        ObjectNode all =
                JsonNodeFactory.instance.objectNode().put("path", wallets.root().toString());
        ArrayNode rows = all.putArray("wallets");
        Table table = new Table(Ansi.AUTO, "wallet", "hotkey", "address");
        for (Wallets.Listed listed : wallets.list()) {
            String owner = owner(listed);
            table.row(listed.wallet().name(), "(coldkey)", owner);
            ObjectNode row =
                    rows.addObject().put("name", listed.wallet().name()).put("coldkey", owner);
            ArrayNode hotkeys = row.putArray("hotkeys");
            for (String hot : listed.hotkeys()) {
                String address = address(listed.wallet().hotkey(hot));
                table.row("", hot, address);
                hotkeys.addObject().put("name", hot).put("address", address);
            }
        }
        if (json) {
            out().println(all);
        } else {
            out().print(rows.isEmpty() ? "no wallets in " + wallets.root() + System.lineSeparator() : table.print());
            out().flush();
        }
        return 0;
    }

    private static String owner(Wallets.Listed listed) {
        try {
            return listed.wallet().owner().map(account -> account.address()).orElse("unknown");
        } catch (WalletException e) {
            return "unreadable";
        }
    }

    // One broken file must not hide the others.
    private static String address(Keyfile file) {
        try {
            return file.account().address();
        } catch (WalletException e) {
            return file.isEncrypted() ? "encrypted" : "unreadable";
        }
    }
}
