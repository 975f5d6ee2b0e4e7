package ai.babelbit.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;

/// A running HTTP/1.1 server that talks JSON: 404 for unknown paths, 405 for wrong methods, 400 for what is not JSON,
/// 413 for
/// too much of it, 500 without details for a handler that breaks; `GET /metrics` in Prometheus' text format. Every
/// request has
/// its own virtual thread. Safe for concurrent use.
public final class JsonServer implements AutoCloseable {
    private static final int MAX_LINE_BYTES = 4 << 10;
    private static final int MAX_HEAD_BYTES = 16 << 10;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ServerConfig config;
    private final WebServer server;
    private final Watchdog watchdog;
    private final RequestMetrics metrics;

    private JsonServer(ServerConfig config, WebServer server, Watchdog watchdog, RequestMetrics metrics) {
        this.config = config;
        this.server = server;
        this.watchdog = watchdog;
        this.metrics = metrics;
    }

    /// Binds and serves; returns once connections are accepted.
    ///
    /// @throws UncheckedIOException when the address cannot be bound, with the address and the reason
    public static JsonServer start(ServerConfig config, Routes routes) {
        requireFree(config);
        ServerLimits limits = config.limits();
        RequestMetrics metrics = new RequestMetrics();
        Watchdog watchdog = new Watchdog(limits.requestTime());
        Routes all =
                routes.copy().get("/metrics", _ -> new Reply.Text(200, RequestMetrics.CONTENT_TYPE, metrics.scrape()));
        Edge edge = new Edge(all, new BodyReader(limits.maxBodyBytes()), metrics, watchdog);
        WebServer server = WebServer.builder()
                .host(config.host())
                .port(config.port())
                .shutdownHook(false)
                .shutdownGracePeriod(GRACE)
                .maxTcpConnections(limits.maxConnections())
                .maxPayloadSize((long) limits.maxBodyBytes() + BodyReader.DRAIN_BYTES)
                .idleConnectionTimeout(limits.idleTime())
                .idleConnectionPeriod(limits.idleTime().dividedBy(4).plusMillis(1))
                .connectionOptions(options -> options.tcpNoDelay(true).readTimeout(limits.idleTime()))
                .protocolsDiscoverServices(false)
                .addProtocol(Http1Config.builder()
                        .maxPrologueLength(MAX_LINE_BYTES)
                        .maxHeadersSize(MAX_HEAD_BYTES)
                        .addReceiveListener(watchdog)
                        .build())
                .directHandlers(Refusals.handlers())
                .routing(routing -> routing.any(edge))
                .build();
        server.start();
        if (!server.isRunning()) {
            throw cannotListen(config, new IOException("see the log"));
        }
        watchdog.start();
        return new JsonServer(config, server, watchdog, metrics);
    }

    /// Helidon only logs that it could not bind; this says it, and why.
    private static void requireFree(ServerConfig config) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(config.host(), config.port()));
        } catch (IOException e) {
            throw cannotListen(config, e);
        }
    }

    private static UncheckedIOException cannotListen(ServerConfig config, IOException e) {
        return new UncheckedIOException(
                "cannot listen on " + config.host() + ":" + config.port() + ": " + e.getMessage(), e);
    }

    /// The port that was bound.
    public int port() {
        return server.port();
    }

    /// Where clients on this machine find it, such as `http://127.0.0.1:8999`, without a slash at the end.
    public URI uri() {
        String host = switch (config.host()) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> config.host().contains(":") ? "[" + config.host() + "]" : config.host();
        };
        return URI.create("http://" + host + ":" + port());
    }

    /// For figures beside those of requests, such as gauges.
    public MeterRegistry meters() {
        return metrics.registry();
    }

    /// Accepts nothing more, lets requests under way finish for at most 5 seconds, then closes everything. Closing
    /// twice is
    /// harmless.
    @Override
    public void close() {
        server.stop();
        watchdog.close();
        metrics.registry().close();
    }
}
