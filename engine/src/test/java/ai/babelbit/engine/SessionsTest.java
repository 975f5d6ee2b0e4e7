package ai.babelbit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Ticker;
import ai.babelbit.http.PlainClient;
import ai.babelbit.http.PlainClient.Answer;
import ai.babelbit.http.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class SessionsTest {
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final AtomicLong now = new AtomicLong(-5);

    @Test
    void concurrentCallsHandEveryTokenOutExactlyOnce(@TempDir Path folder) throws Exception {
        List<String> words = IntStream.range(0, 400).mapToObj(i -> "w" + i).toList();
        Path file = Files.writeString(folder.resolve("long.txt"), String.join(" ", words));
        EngineConfig config = EngineConfig.at(ServerConfig.loopback());
        try (EngineServer engine = EngineServer.start(ChallengeFile.open(file)::reader, config, Ticker.system());
                PlainClient client = new PlainClient(engine.uri());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            JsonNode first = client.get("/start").json();
            String session = first.path("session_id").stringValue();
            List<String> tokens = new ArrayList<>(List.of(first.path("token").stringValue()));
            List<Future<List<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(callers.submit(() -> tokensUntilDone(client, session)));
            }
            for (Future<List<String>> call : calls) {
                tokens.addAll(call.get());
            }
            List<String> all =
                    Stream.concat(words.stream(), Stream.of("EOF", "EOF EOF")).toList();
            assertThat(tokens).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void oneSessionTooManyIsRefusedWith503UntilAnotherHasBeenIdle() throws Exception {
        try (EngineServer engine = engine(2);
                PlainClient client = new PlainClient(engine.uri())) {
            String oldest = session(client);
            String other = session(client);
            Answer refused = client.get("/start");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("error").isString()).isTrue();
            assertThat(next(client, oldest).status()).isEqualTo(200);

            now.addAndGet(Duration.ofSeconds(61).toNanos());
            assertThat(next(client, other).status()).isEqualTo(200);
            String newest = session(client);
            assertThat(next(client, newest).status()).isEqualTo(200);
            assertThat(next(client, other).status()).isEqualTo(200);
            assertThat(next(client, oldest).status()).isEqualTo(400);
        }
    }

    @Test
    void aSessionIsForgottenOnceItHasBeenIdleForLongerThanAllowed() throws Exception {
        try (EngineServer engine = engine(10);
                PlainClient client = new PlainClient(engine.uri())) {
            String session = session(client);
            now.addAndGet(IDLE.toNanos());
            assertThat(next(client, session).status()).isEqualTo(200);
            now.addAndGet(IDLE.toNanos() + 1);
            assertThat(next(client, session).status()).isEqualTo(400);
            assertThat(client.get("/metrics").body()).contains("engine_sessions 0");
        }
    }

    @Test
    void theEndIsAnsweredForEver() throws Exception {
        try (EngineServer engine = engine(10);
                PlainClient client = new PlainClient(engine.uri())) {
            String session = session(client);
            tokensUntilDone(client, session);
            Answer end = next(client, session);
            assertThat(end.json().path("done").booleanValue()).isTrue();
            assertThat(end.json().path("token").isNull()).isTrue();
            assertThat(next(client, session)).isEqualTo(end);
        }
    }

    @Test
    void aChallengeThatCannotBeReadAnyMoreTakesNoRoomAndIsClosed() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        DialogueReader unreadable = new DialogueReader() {
            @Override
            public Dialogue next() {
                throw new InvalidInputException("challenge.json: it breaks off");
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        EngineConfig config = EngineConfig.at(ServerConfig.loopback());
        try (EngineServer engine = EngineServer.start(() -> unreadable, config, now::get);
                PlainClient client = new PlainClient(engine.uri())) {
            assertThat(client.get("/start").status()).isEqualTo(500);
            assertThat(closed).hasValue(1);
            assertThat(client.get("/metrics").body()).contains("engine_sessions 0");
        }
    }

    private EngineServer engine(int maxSessions) {
        EngineConfig config = new EngineConfig(ServerConfig.loopback(), maxSessions, IDLE, null);
        return EngineServer.start(new Recorded("simple").challenge(), config, now::get);
    }

    private static List<String> tokensUntilDone(PlainClient client, String session)
            throws IOException, InterruptedException {
        List<String> tokens = new ArrayList<>();
        JsonNode row = next(client, session).json();
        while (!row.path("done").booleanValue()) {
            tokens.add(row.path("token").stringValue());
            row = next(client, session).json();
        }
        return tokens;
    }

    private static String session(PlainClient client) throws IOException, InterruptedException {
        return client.get("/start").json().path("session_id").stringValue();
    }

    private static Answer next(PlainClient client, String session) throws IOException, InterruptedException {
        return client.post("/next", "{\"session_id\": \"" + session + "\", \"prediction\": \"\"}");
    }
}
