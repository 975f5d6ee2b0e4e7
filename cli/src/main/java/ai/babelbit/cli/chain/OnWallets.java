package ai.babelbit.cli.chain;

import ai.babelbit.chain.codec.CodecException;
import ai.babelbit.chain.crypto.CryptoException;
import ai.babelbit.chain.crypto.Mnemonic;
import ai.babelbit.chain.wallet.Keyfile;
import ai.babelbit.chain.wallet.Passwords;
import ai.babelbit.chain.wallet.SecretKey;
import ai.babelbit.chain.wallet.Wallet;
import ai.babelbit.chain.wallet.WalletException;
import ai.babelbit.cli.config.ChainSettings;
import ai.babelbit.cli.config.Environment;
import ai.babelbit.dialogue.InvalidInputException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What the commands on wallets have in common.
abstract class OnWallets implements Callable<Integer> {
    static final SecureRandom RANDOM = new SecureRandom();

    @Mixin
    WalletOptions wallet;

    @Option(names = "--json", description = "Print JSON for machines.")
    boolean json;

    @Spec
    CommandSpec spec;

    abstract int run(ChainSettings settings);

    @Override
    public final Integer call() {
        try {
            return run(ChainSettings.from(environment()));
        } catch (WalletException | CryptoException | CodecException | IllegalArgumentException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
    }

    Environment environment() {
        return OnChain.environment(spec);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    Wallet chosen(ChainSettings settings) {
        return wallet.wallets(settings).wallet(wallet.coldName(settings));
    }

    /// The new coldkey's password: out of btcli's variable, or typed twice.
    Optional<String> newPassword(Keyfile coldkey, boolean none) {
        if (none) {
            return Optional.empty();
        }
        Optional<String> set =
                Passwords.environment(environment().startingWith("BT_PW_")).of(coldkey.path());
        if (set.isPresent()) {
            return set;
        }
        String typed = Prompt.password("New password of " + coldkey.path() + ": ")
                .orElseThrow(() -> new InvalidInputException("there is nobody to ask for a password; set "
                        + Passwords.variable(coldkey.path()) + " or say --no-password"));
        boolean isSame = Prompt.password("Once more: ").filter(typed::equals).isPresent();
        if (!isSame || typed.isEmpty()) {
            throw new InvalidInputException(typed.isEmpty() ? "the password is empty" : "the passwords differ");
        }
        return Optional.of(typed);
    }

    /// Shows words this once: they are in the file, but nobody reads them out again.
    void showOnce(String what, SecretKey key, Mnemonic words) {
        out().println(what + " " + key.pair().account());
        out().println("  Write these words down and keep them; whoever has them has the key:");
        out().println("  " + words.reveal());
    }
}
