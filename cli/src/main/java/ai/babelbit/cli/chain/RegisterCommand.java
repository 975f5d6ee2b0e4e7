package ai.babelbit.cli.chain;

import ai.babelbit.chain.Chain;
import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.cli.config.ChainSettings;
import ai.babelbit.dialogue.InvalidInputException;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bb register`.
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = RegisterCommand.DESCRIPTION,
        footer = {
            "",
            "Examples:",
            "  bb register --netuid 59 --wallet cold --hotkey hot",
            "  bb register --netuid 1 --suri //Alice --hotkey //Miner --yes --endpoint ws://127.0.0.1:9944"
        })
public final class RegisterCommand extends OnChain {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION = "Register a hotkey on a subnet; burns TAO of the coldkey, and asks first.";

    @Mixin
    private WalletOptions wallet;

    @Mixin
    private PatienceOptions patience;

    @Option(names = "--yes", description = "Pay without being asked.")
    private boolean yes;

    @Override
    int run(Chain chain, ChainSettings settings) throws InterruptedException {
        int netuid = options.netuid(settings);
        AccountId hotkey = wallet.hotAccount(settings);
        OptionalInt uid = chain.uid(netuid, hotkey);
        if (uid.isEmpty() && !yes) {
            ask(chain, netuid, hotkey);
        }
        KeyPair coldkey = wallet.coldkey(settings, passwords());
        return print(chain.register(coldkey, netuid, hotkey, patience.patience()));
    }

    private void ask(Chain chain, int netuid, AccountId hotkey) throws InterruptedException {
        long burn = chain.hyperparameters(netuid).number("Burn").orElse(0);
        String price = "registering " + hotkey + " on subnet " + netuid + " burns " + Amounts.tao(burn)
                + " at this moment, and more if others register first";
        boolean agreed = Prompt.yes(price + ". Go on?")
                .orElseThrow(() -> new InvalidInputException(price + "; say --yes to pay without being asked"));
        if (!agreed) {
            throw new InvalidInputException("not registered, as you wish");
        }
    }
}
