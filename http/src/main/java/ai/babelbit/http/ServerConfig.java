package ai.babelbit.http;

/// Where a server listens and what it allows.
///
/// @param host a name or address of this machine; `127.0.0.1` lets only this machine in
/// @param port 0 for any free one
/// @param limits what a peer can cost
public record ServerConfig(String host, int port, ServerLimits limits) {
    /// Refuses a port outside [0, 65535].
    public ServerConfig {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port must be in [0, 65535], was " + port);
        }
    }

    /// Loopback, any free port, default limits: what tests and the lab use.
    public static ServerConfig loopback() {
        return new ServerConfig("127.0.0.1", 0, ServerLimits.DEFAULT);
    }

    /// The same place with other limits.
    public ServerConfig withLimits(ServerLimits other) {
        return new ServerConfig(host, port, other);
    }
}
