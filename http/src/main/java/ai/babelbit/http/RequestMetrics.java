package ai.babelbit.http;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts and times requests by route, method and status. Safe for concurrent use.
final class RequestMetrics {
    /// The route of every path that nobody answers: one name, or a peer could fill the heap with made-up paths.
    static final String NO_ROUTE = "none";

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    void record(Series series, Duration took) {
        Timer timer = timers.get(series);
        // computeIfAbsent may take a lock even when it has nothing to compute.
        (timer == null ? timers.computeIfAbsent(series, this::timer) : timer).record(took);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    String scrape() {
        return registry.scrape();
    }

    private Timer timer(Series series) {
        return Timer.builder("http.server.requests")
                .description("Requests by route, method and status")
                .tag("route", series.route())
                .tag("method", series.method())
                .tag("status", Integer.toString(series.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    record Series(String route, String method, int status) {}
}
