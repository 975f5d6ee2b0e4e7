package ai.babelbit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Ticker;
import ai.babelbit.dialogue.reveal.Reveal;
import ai.babelbit.dialogue.reveal.TokenSource;
import ai.babelbit.http.JsonServer;
import ai.babelbit.http.Reply;
import ai.babelbit.http.Routes;
import ai.babelbit.http.ServerConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class EngineClientTest {
    private static final Duration TIME = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(strings = {"simple", "edge"})
    void ourEngineRevealsWhatASessionInMemoryReveals(String name) throws Exception {
        Recorded recorded = new Recorded(name);
        EngineConfig config = EngineConfig.at(ServerConfig.loopback());
        try (EngineServer engine = EngineServer.start(recorded.challenge(), config, Ticker.system())) {
            assertThat(play(engine.uri(), recorded.rows().size())).isEqualTo(recorded.inMemory());
            assertThat(play(URI.create(engine.uri() + "/"), 1)).hasSize(1).hasOnlyElementsOfType(Reveal.Revealed.class);
        }
    }

    /// The published engine has no `kind`, and "EOF" is spoken in one of the challenges.
    @ParameterizedTest
    @ValueSource(strings = {"simple", "edge"})
    void thePublishedEngineRevealsWhatASessionInMemoryReveals(String name) throws Exception {
        Recorded recorded = new Recorded(name);
        Queue<ObjectNode> rows = new ConcurrentLinkedQueue<>(recorded.rows());
        try (JsonServer published = replaying(rows, new ConcurrentLinkedQueue<>())) {
            assertThat(play(published.uri(), recorded.rows().size())).isEqualTo(recorded.inMemory());
        }
    }

    @Test
    void theSessionAndThePredictionAreSentWithEveryCallForAWord() throws Exception {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        Queue<ObjectNode> rows = new ConcurrentLinkedQueue<>(new Recorded("simple").rows());
        try (JsonServer published = replaying(rows, heard);
                EngineClient client = new EngineClient(published.uri(), TIME)) {
            assertThat(client.session()).isEmpty();
            assertThat(client.open()).isNull();
            assertThat(client.open()).isNull();
            assertThat(client.session()).isEqualTo("s-1");
            client.next("");
            client.next("Hello, \"you\"");
            assertThat(heard).containsExactly("{}", "{\"session_id\":\"s-1\",\"prediction\":\"Hello, \\\"you\\\"\"}");
        }
    }

    private static List<Reveal> play(URI engine, int rows) throws InterruptedException {
        List<Reveal> reveals = new ArrayList<>();
        try (EngineClient client = new EngineClient(engine, TIME)) {
            TokenSource source = client;
            for (int i = 0; i < rows; i++) {
                reveals.add(source.next(""));
            }
        }
        return reveals;
    }

    /// Answers one row after the other, as the published engine did, and notes what it was sent.
    private static JsonServer replaying(Queue<ObjectNode> rows, Queue<String> heard) throws IOException {
        return JsonServer.start(
                ServerConfig.loopback(),
                new Routes()
                        .post("/start", request -> {
                            heard.add(request.body().toString());
                            return Reply.ok(rows.remove().put("session_id", "s-1"));
                        })
                        .post("/next", request -> {
                            heard.add(request.body().toString());
                            return Reply.ok(rows.remove());
                        }));
    }
}
