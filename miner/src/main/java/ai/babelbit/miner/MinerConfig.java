package ai.babelbit.miner;

import ai.babelbit.http.ServerConfig;
import java.time.Duration;

/// How a miner serves.
///
/// @param server where it listens and what a peer can cost
/// @param endpoint the path of predictions without a slash, `predict` unless configured
/// @param deadline the longest time for one prediction; a caller may ask for less
/// @param maxConcurrent how many predictions run at once; further ones are refused with 429, since to wait
/// would be to be late
public record MinerConfig(ServerConfig server, String endpoint, Duration deadline, int maxConcurrent) {
    /// Refuses limits that let nothing through.
    public MinerConfig {
        if (!deadline.isPositive() || maxConcurrent < 1) {
            throw new IllegalArgumentException("deadline and maxConcurrent must be over zero");
        }
    }

    /// On this machine only, any free port.
    public static MinerConfig loopback() {
        return new MinerConfig(ServerConfig.loopback(), "predict", Duration.ofSeconds(10), 256);
    }
}
