package ai.babelbit.miner;

import ai.babelbit.http.ServerConfig;
import ai.babelbit.http.ServerLimits;
import java.time.Duration;

/// How a miner serves.
///
/// @param server where it listens and what a peer can cost
/// @param endpoint the path of predictions, `predict` unless configured; a slash before it is dropped
/// @param deadline the longest time for one prediction; a caller may ask for less
/// @param maxConcurrent how many predictions run at once; further ones are refused with 429, since to wait
/// would be to be late
public record MinerConfig(ServerConfig server, String endpoint, Duration deadline, int maxConcurrent) {
    /// The usual limits, but 1 MiB of body: a request carries the whole talk so far, twice.
    public static final ServerLimits LIMITS = ServerLimits.DEFAULT.withMaxBodyBytes(1 << 20);

    /// Refuses limits that let nothing through.
    public MinerConfig {
        if (!deadline.isPositive() || maxConcurrent < 1) {
            throw new IllegalArgumentException("deadline and maxConcurrent must be over zero");
        }
        endpoint = endpoint.startsWith("/") ? endpoint.substring(1) : endpoint;
    }

    /// On this machine only, any free port.
    public static MinerConfig loopback() {
        return new MinerConfig(ServerConfig.loopback().withLimits(LIMITS), "predict", Duration.ofSeconds(10), 256);
    }
}
