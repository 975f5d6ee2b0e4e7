package ai.babelbit.cli.chain;

import ai.babelbit.chain.Chain;
import ai.babelbit.chain.ClientConfig;
import ai.babelbit.chain.Network;
import ai.babelbit.chain.SubtensorClient;
import ai.babelbit.cli.config.ChainSettings;
import ai.babelbit.dialogue.InvalidInputException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which chain, and how its answers are printed.
final class ChainOptions {
    @Option(
            names = {"--network", "--endpoint"},
            paramLabel = "NAME|URL",
            description = "finney, test, local, archive, latent-lite or a ws:// or wss:// URL"
                    + " (default BITTENSOR_SUBTENSOR_ENDPOINT or finney).")
    private @Nullable String network;

    @Option(names = "--netuid", paramLabel = "N", description = "The subnet (default BABELBIT_NETUID or 59).")
    private @Nullable Integer netuid;

    @Option(
            names = "--call-timeout",
            paramLabel = "SECONDS",
            description = "For one question to the chain (default ${DEFAULT-VALUE}).")
    private double callSeconds = 45;

    @Option(names = "--json", description = "Print JSON for machines.")
    private boolean json;

    boolean json() {
        return json;
    }

    int netuid(ChainSettings settings) {
        int chosen = netuid == null ? settings.netuid() : netuid;
        if (chosen < 0 || chosen > 65_535) {
            throw new InvalidInputException("--netuid must be from 0 to 65535, was " + chosen);
        }
        return chosen;
    }

    Network network(ChainSettings settings) {
        if (network == null) {
            return settings.network();
        }
        try {
            return Network.of(network);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("--network: " + e.getMessage(), e);
        }
    }

    Chain open(ChainSettings settings) {
        if (!(callSeconds > 0 && callSeconds <= 3600)) {
            throw new InvalidInputException(
                    "--call-timeout must be over 0 and at most 3600 seconds, was " + callSeconds);
        }
        ClientConfig config = ClientConfig.DEFAULT;
        return new SubtensorClient(
                network(settings),
                new ClientConfig(
                        Duration.ofNanos(Math.round(callSeconds * 1e9)),
                        config.pause(),
                        config.limits(),
                        config.drand(),
                        config.clock()));
    }
}
