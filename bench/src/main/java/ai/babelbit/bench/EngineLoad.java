package ai.babelbit.bench;

import ai.babelbit.dialogue.Challenge;
import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.Ticker;
import ai.babelbit.engine.EngineConfig;
import ai.babelbit.engine.EngineServer;
import ai.babelbit.http.ServerConfig;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/// The engine under load on loopback: how many `/next` a second 64 connections get that ask again as soon as
/// they are answered, and how long an answer takes at 2,000 a second, counted from the moment at which it was
/// due to be asked for.
public final class EngineLoad {
    private static final int CONNECTIONS = 64;
    private static final int RATE = 2_000;
    private static final long SECOND = 1_000_000_000L;
    private static final int WARM_UP = 8;
    private static final int SECONDS = 8;

    private final EngineServer server;
    private final ConcurrentHistogram nanos = new ConcurrentHistogram(60 * SECOND, 3);

    private EngineLoad(EngineServer server) {
        this.server = server;
    }

    /// Prints the figures.
    public static void main(String[] arguments) throws Exception {
        List<Dialogue> dialogues = Challenge.builtin().dialogues();
        EngineConfig config = EngineConfig.at(ServerConfig.loopback());
        try (EngineServer server = EngineServer.start(() -> new Endless(dialogues), config, Ticker.system())) {
            EngineLoad load = new EngineLoad(server);
            load.closedLoop(WARM_UP);
            load.nanos.reset();
            long answered = load.closedLoop(SECONDS);
            System.out.printf(
                    Locale.ROOT,
                    "closed loop, %d connections: %,d /next a second, p50 %.2f ms, p99 %.2f ms%n",
                    CONNECTIONS,
                    answered / SECONDS,
                    load.nanos.getValueAtPercentile(50) / 1e6,
                    load.nanos.getValueAtPercentile(99) / 1e6);
            load.nanos.reset();
            load.openLoop(SECONDS);
            System.out.printf(
                    Locale.ROOT,
                    "open loop, %,d a second: p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.2f ms%n",
                    RATE,
                    load.nanos.getValueAtPercentile(50) / 1e6,
                    load.nanos.getValueAtPercentile(99) / 1e6,
                    load.nanos.getValueAtPercentile(99.9) / 1e6,
                    load.nanos.getMaxValue() / 1e6);
        }
    }

    private long closedLoop(int seconds) throws InterruptedException, ExecutionException {
        AtomicLong answered = new AtomicLong();
        long end = System.nanoTime() + seconds * SECOND;
        everyConnection((connection, next, _) -> {
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                int _ = connection.exchange(next);
                nanos.recordValue(System.nanoTime() - start);
                answered.incrementAndGet();
            }
        });
        return answered.get();
    }

    private void openLoop(int seconds) throws InterruptedException, ExecutionException {
        long between = SECOND * CONNECTIONS / RATE;
        long first = System.nanoTime() + SECOND / 10;
        long end = first + seconds * SECOND;
        everyConnection((connection, next, index) -> {
            for (long due = first + index * between / CONNECTIONS; due < end; due += between) {
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                int _ = connection.exchange(next);
                nanos.recordValue(System.nanoTime() - due);
            }
        });
    }

    private void everyConnection(Work work) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = IntStream.range(0, CONNECTIONS)
                    .<Future<?>>mapToObj(index -> threads.submit(() -> {
                        try (KeepAlive connection = new KeepAlive(server.uri())) {
                            String session = Json.MAPPER
                                    .readTree(connection.exchangeForBody(KeepAlive.post("/start", "{}")))
                                    .get("session_id")
                                    .stringValue();
                            byte[] next = KeepAlive.post(
                                    "/next", "{\"session_id\":\"" + session + "\",\"prediction\":\"so it goes on\"}");
                            work.run(connection, next, index);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        void run(KeepAlive connection, byte[] next, int index) throws IOException;
    }

    /// The dialogues over and over, so that no session ends while it is measured.
    private static final class Endless implements DialogueReader {
        private final List<Dialogue> dialogues;
        private Iterator<Dialogue> round;

        Endless(List<Dialogue> dialogues) {
            this.dialogues = dialogues;
            this.round = dialogues.iterator();
        }

        @Override
        public @Nullable Dialogue next() {
            if (!round.hasNext()) {
                round = dialogues.iterator();
            }
            return round.next();
        }

        @Override
        public void close() {}
    }
}
