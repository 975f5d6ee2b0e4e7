package ai.babelbit.chain.rpc;

import java.time.Duration;

/// How long things may take and how large they may be.
///
/// @param connect for opening a connection
/// @param attempt for one answer, before another endpoint is tried
/// @param firstPause before all endpoints are tried again for the first time; it doubles each time
/// @param longestPause where the doubling ends
/// @param maxMessageChars the longest message; metadata are the longest of honest ones
public record RpcLimits(
        Duration connect, Duration attempt, Duration firstPause, Duration longestPause, int maxMessageChars) {
    /// For nodes far away.
    public static final RpcLimits DEFAULT = new RpcLimits(
            Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMillis(250), Duration.ofSeconds(10), 32 << 20);
}
