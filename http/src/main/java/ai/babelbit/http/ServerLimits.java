package ai.babelbit.http;

import java.time.Duration;

/// What one peer, and all of them together, can cost a server.
///
/// @param maxBodyBytes the largest request body; a larger one is answered with 413
/// @param requestTime how long a request may take from its first line to the end of its answer, handling included; then
/// its
///     connection is closed, so a peer that sends or reads a byte a minute holds nothing for ever
/// @param idleTime how long a connection may wait for the next request
/// @param maxConnections how many connections are open at once; more wait in the system's queue
public record ServerLimits(int maxBodyBytes, Duration requestTime, Duration idleTime, int maxConnections) {
    /// 64 KiB, 30 seconds, 60 seconds, 4096 connections.
    public static final ServerLimits DEFAULT =
            new ServerLimits(64 << 10, Duration.ofSeconds(30), Duration.ofSeconds(60), 4096);

    /// Refuses limits that let nothing through.
    public ServerLimits {
        requirePositive("maxBodyBytes", maxBodyBytes);
        requirePositive("requestTime", requestTime.toMillis());
        requirePositive("idleTime", idleTime.toMillis());
        requirePositive("maxConnections", maxConnections);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }

    /// These limits with another body size.
    public ServerLimits withMaxBodyBytes(int bytes) {
        return new ServerLimits(bytes, requestTime, idleTime, maxConnections);
    }

    /// These limits with another time for a request.
    public ServerLimits withRequestTime(Duration time) {
        return new ServerLimits(maxBodyBytes, time, idleTime, maxConnections);
    }

    /// These limits with another time between requests.
    public ServerLimits withIdleTime(Duration time) {
        return new ServerLimits(maxBodyBytes, requestTime, time, maxConnections);
    }
}
