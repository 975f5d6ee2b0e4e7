package ai.babelbit.cli.chain;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.CodecException;
import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.chain.crypto.KeyUri;
import ai.babelbit.chain.wallet.Passwords;
import ai.babelbit.chain.wallet.Wallets;
import ai.babelbit.cli.config.ChainSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whose keys sign.
final class WalletOptions {
    @Option(
            names = {"--wallet-path", "--wallet.path"},
            paramLabel = "PATH",
            description = "Folder of wallets, or one key file (default BITTENSOR_WALLET_PATH or ~/.bittensor/wallets).")
    private @Nullable String path;

    @Option(
            names = {"--wallet", "--wallet-name", "--wallet.name"},
            paramLabel = "NAME",
            description = "The wallet, by its coldkey's name (default BITTENSOR_WALLET_COLD or default).")
    private @Nullable String cold;

    @Option(
            names = {"--hotkey", "--wallet-hotkey", "--wallet.hotkey"},
            paramLabel = "NAME",
            description = "The hotkey's name (default BITTENSOR_WALLET_HOT or default).")
    private @Nullable String hot;

    @Option(
            names = "--suri",
            paramLabel = "URI",
            description = "A key for tests such as //Alice instead of a wallet. Others on this machine can see it.")
    private @Nullable String suri;

    Wallets wallets(ChainSettings settings) {
        return new Wallets(path == null ? settings.wallets() : ChainSettings.expanded(path));
    }

    String coldName(ChainSettings settings) {
        return cold == null ? settings.coldName() : cold;
    }

    String hotName(ChainSettings settings) {
        return hot == null ? settings.hotName() : hot;
    }

    /// The key that signs for the hotkey.
    KeyPair hotkey(ChainSettings settings, Passwords passwords) {
        return suri == null
                ? wallets(settings)
                        .hotkey(coldName(settings), hotName(settings))
                        .signing(passwords)
                : KeyUri.parse(suri);
    }

    /// The key that pays.
    KeyPair coldkey(ChainSettings settings, Passwords passwords) {
        return suri == null ? wallets(settings).coldkey(coldName(settings)).signing(passwords) : KeyUri.parse(suri);
    }

    /// The hotkey's address, where `--hotkey` may also be an address or a key URI.
    AccountId hotAccount(ChainSettings settings) {
        if (hot != null && hot.contains("/")) {
            return KeyUri.parse(hot).account();
        }
        Optional<AccountId> address = hot == null ? Optional.empty() : address(hot);
        if (address.isPresent()) {
            return address.get();
        }
        return suri != null && hot == null
                ? KeyUri.parse(suri).account()
                : wallets(settings)
                        .hotkey(coldName(settings), hotName(settings))
                        .account();
    }

    private static Optional<AccountId> address(String text) {
        try {
            return Optional.of(AccountId.parse(text));
        } catch (CodecException _) {
            // Then it is a name.
            return Optional.empty();
        }
    }
}
