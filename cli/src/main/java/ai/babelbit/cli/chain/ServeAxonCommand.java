package ai.babelbit.cli.chain;

import ai.babelbit.chain.Chain;
import ai.babelbit.cli.config.ChainSettings;
import ai.babelbit.dialogue.InvalidInputException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bb serve-axon`.
@Command(
        name = "serve-axon",
        mixinStandardHelpOptions = true,
        description = ServeAxonCommand.DESCRIPTION,
        footer = {"", "Example:", "  bb serve-axon --ip 203.0.113.7 --port 8091 --netuid 59"})
public final class ServeAxonCommand extends OnChain {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION = "Tell the chain where a miner can be reached.";

    private static final int DEFAULT_PORT = 8091;

    @Mixin
    private WalletOptions wallet;

    @Mixin
    private PatienceOptions patience;

    @Option(
            names = {"--ip", "--external-ip"},
            paramLabel = "ADDRESS",
            description = "As others see it, in digits (default MINER_EXTERNAL_IP).")
    private @Nullable String ip;

    @Option(names = "--port", paramLabel = "PORT", description = "(default MINER_AXON_PORT or 8091)")
    private @Nullable Integer port;

    @Override
    int run(Chain chain, ChainSettings settings) throws InterruptedException {
        InetSocketAddress address = new InetSocketAddress(ip(), port());
        return print(chain.serveAxon(
                wallet.hotkey(settings, passwords()), options.netuid(settings), address, patience.patience()));
    }

    private InetAddress ip() {
        Map<String, String> variables = environment().startingWith("MINER_");
        String text =
                ip == null ? variables.getOrDefault("MINER_EXTERNAL_IP", "").strip() : ip;
        if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new InvalidInputException("--ip must be an address in digits, was \"" + text + "\"");
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new InvalidInputException("--ip must be an address in digits, was \"" + text + "\"", e);
        }
    }

    private int port() {
        String text = environment().startingWith("MINER_").getOrDefault("MINER_AXON_PORT", "" + DEFAULT_PORT);
        try {
            int chosen = port == null ? Integer.parseInt(text.strip()) : port;
            if (chosen >= 1 && chosen <= 65_535) {
                return chosen;
            }
            throw new InvalidInputException("--port must be from 1 to 65535, was " + chosen);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("MINER_AXON_PORT must be a port, was \"" + text + "\"", e);
        }
    }
}
