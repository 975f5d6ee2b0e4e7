package ai.babelbit.cli.config;

import ai.babelbit.chain.Network;
import java.nio.file.Path;

/// What the commands on the chain read from the environment.
///
/// @param network `BITTENSOR_SUBTENSOR_ENDPOINT`, with `BITTENSOR_SUBTENSOR_FALLBACK` behind it
/// @param netuid `BABELBIT_NETUID`
/// @param wallets `BITTENSOR_WALLET_PATH`: a folder of wallets or one key file
/// @param coldName `BITTENSOR_WALLET_COLD`
/// @param hotName `BITTENSOR_WALLET_HOT`
public record ChainSettings(Network network, int netuid, Path wallets, String coldName, String hotName) {
    /// Reads and checks all of it.
    ///
    /// @throws ai.babelbit.dialogue.InvalidInputException with everything that is wrong
    public static ChainSettings from(Environment environment) {
        SettingsReader reader = new SettingsReader(environment);
        Network network =
                reader.network("BITTENSOR_SUBTENSOR_ENDPOINT", reader.text("BITTENSOR_SUBTENSOR_ENDPOINT", "finney"));
        String fallback = reader.text("BITTENSOR_SUBTENSOR_FALLBACK", "");
        for (String each : fallback.split(",", -1)) {
            if (!each.isBlank()) {
                network = network.withFallback(reader.network("BITTENSOR_SUBTENSOR_FALLBACK", each));
            }
        }
        int netuid = (int) reader.number("BABELBIT_NETUID", 59, 0, 65_535);
        Path wallets = expanded(reader.text("BITTENSOR_WALLET_PATH", "~/.bittensor/wallets"));
        String cold = reader.text("BITTENSOR_WALLET_COLD", "default");
        String hot = reader.text("BITTENSOR_WALLET_HOT", "default");
        reader.check();
        return new ChainSettings(network, netuid, wallets, cold, hot);
    }

    /// With the home folder in place of a tilde.
    public static Path expanded(String path) {
        return path.equals("~") || path.startsWith("~/")
                ? Path.of(System.getProperty("user.home")).resolve(path.substring(Math.min(2, path.length())))
                : Path.of(path);
    }
}
