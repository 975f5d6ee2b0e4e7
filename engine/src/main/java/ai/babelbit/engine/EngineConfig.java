package ai.babelbit.engine;

import ai.babelbit.http.ServerConfig;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How an engine serves.
///
/// @param server where it listens and what a peer can cost
/// @param maxSessions how many sessions are open at once, at least 1
/// @param idleTime a session that nobody asks for so long is forgotten
/// @param allowedFolder callers of `POST /start` may name a challenge file in this folder; null for no files at
/// all
public record EngineConfig(
        ServerConfig server,
        int maxSessions,
        Duration idleTime,
        @Nullable Path allowedFolder) {
    /// The published port.
    public static final int PORT = 8999;

    /// Refuses limits that let nothing through.
    public EngineConfig {
        if (maxSessions < 1 || !idleTime.isPositive()) {
            throw new IllegalArgumentException("maxSessions and idleTime must be over zero");
        }
    }

    /// This place with 10,000 sessions, half an hour of idleness and no files.
    public static EngineConfig at(ServerConfig server) {
        return new EngineConfig(server, 10_000, Duration.ofMinutes(30), null);
    }
}
