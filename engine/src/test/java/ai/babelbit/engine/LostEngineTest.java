package ai.babelbit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Ticker;
import ai.babelbit.dialogue.reveal.Reveal;
import ai.babelbit.http.HostilePeer;
import ai.babelbit.http.JsonServer;
import ai.babelbit.http.Reply;
import ai.babelbit.http.Routes;
import ai.babelbit.http.ServerConfig;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Engines that are gone, or never were any.
final class LostEngineTest {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(1);
    /// What a busy machine may take beyond the deadline; far less than any of the peers would.
    private static final Duration SLACK = Duration.ofSeconds(10);

    private static final int LONGEST_REASON = 400;
    private static final String ROW = "{\"session_id\": \"s\", \"token\": \"a\", \"word\": \"a\", \"done\": false, "
            + "\"dialogue_index\": 0, \"utterance_index\": 0, \"token_index\": 1}";

    @Test
    void aDeadEngineIsLostWithItsAddress() throws Exception {
        URI nobody = HostilePeer.nobody();
        assertThat(lost(nobody).reason()).contains(nobody.getHost() + ":" + nobody.getPort());
    }

    @Test
    void anEngineThatSaysNothingIsLostAtTheDeadline() throws Exception {
        try (HostilePeer silent = HostilePeer.silent();
                HostilePeer head = HostilePeer.tricklingHead();
                HostilePeer body = HostilePeer.tricklingBody()) {
            assertThat(lost(silent.uri(), SHORT).reason()).contains("1000 ms");
            assertThat(lost(head.uri(), SHORT).reason()).contains("1000 ms");
            assertThat(lost(body.uri(), SHORT).reason()).contains("1000 ms");
        }
    }

    @Test
    void anEngineThatBreaksOffOrNeverEndsIsLost() throws Exception {
        try (HostilePeer resetting = HostilePeer.resetting();
                HostilePeer endless = HostilePeer.endlessBody();
                HostilePeer heads = HostilePeer.endlessHead();
                HostilePeer bomb = HostilePeer.gzipBomb(1 << 24)) {
            lost(resetting.uri());
            assertThat(lost(endless.uri()).reason()).contains("262144 bytes");
            lost(heads.uri());
            lost(bomb.uri());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>It works!</body></html>",
                "",
                "NaN",
                "null",
                "[]",
                "{}",
                "\"token\"",
                "{\"session_id\": \"\"}",
                "{\"session_id\": \"s\"}",
                "{\"session_id\": \"s\", \"token\": null, \"done\": false, \"dialogue_index\": 0, "
                        + "\"utterance_index\": 0, \"token_index\": 0}",
                "{\"session_id\": \"s\", \"token\": [\"a\"], \"dialogue_index\": 0, \"utterance_index\": 0, "
                        + "\"token_index\": 1}",
                "{\"session_id\": \"s\", \"token\": \"a\", \"dialogue_index\": -1, \"utterance_index\": 0, "
                        + "\"token_index\": 1}",
                "{\"session_id\": \"s\", \"token\": \"a\", \"dialogue_index\": 0, \"utterance_index\": 0.5, "
                        + "\"token_index\": 1}",
                "{\"session_id\": \"s\", \"token\": \"a\", \"dialogue_index\": 0, \"utterance_index\": 0, "
                        + "\"token_index\": 1, \"kind\": \"surprise\"}"
            })
    void whatIsNoRowOfAnEngineIsLost(String answer) throws Exception {
        try (HostilePeer peer = HostilePeer.answering(answer)) {
            lost(peer.uri());
        }
    }

    @Test
    void whatAStrangerSaysBecomesOneShortLine() throws Exception {
        String error = "first\nsecond " + "🙂x".repeat(30_000);
        Routes routes = new Routes().post("/start", _ -> Reply.error(500, error));
        try (JsonServer server = JsonServer.start(ServerConfig.loopback(), routes)) {
            assertThat(lost(server.uri()).reason()).contains("500", "first second");
        }
        try (HostilePeer peer = HostilePeer.answering(
                ROW.replace("\"token_index\": 1", "\"token_index\": \"" + "\\n".repeat(50_000) + "\""))) {
            lost(peer.uri());
        }
    }

    @Test
    void aSessionThatTheEngineForgetsIsLostForEver() throws Exception {
        EngineConfig config = EngineConfig.at(ServerConfig.loopback());
        Reveal.Lost lost;
        EngineServer engine = EngineServer.start(new Recorded("simple").challenge(), config, Ticker.system());
        try (EngineClient client = new EngineClient(engine.uri(), TIME)) {
            assertThat(client.next("")).isInstanceOf(Reveal.Revealed.class);
            engine.close();
            lost = assertLost(client.next("guess"));
            assertThat(client.next("guess")).isEqualTo(lost);
            assertThat(client.open()).isEqualTo(lost);
        } finally {
            engine.close();
        }
    }

    @Test
    void theEnginesOwnWordsAreTheReason() throws Exception {
        EngineConfig full = new EngineConfig(ServerConfig.loopback(), 1, Duration.ofMinutes(30), null);
        try (EngineServer engine = EngineServer.start(new Recorded("simple").challenge(), full, Ticker.system());
                EngineClient first = new EngineClient(engine.uri(), TIME)) {
            assertThat(first.open()).isNull();
            assertThat(lost(engine.uri()).reason()).contains("503", "too many sessions");
        }
    }

    /// Asks twice: whatever happens first is also what happens for ever.
    private static Reveal.Lost lost(URI engine) throws InterruptedException {
        return lost(engine, TIME);
    }

    private static Reveal.Lost lost(URI engine, Duration time) throws InterruptedException {
        try (EngineClient client = new EngineClient(engine, time)) {
            long start = System.nanoTime();
            Reveal.Lost lost = assertLost(client.next(""));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time.plus(SLACK));
            assertThat(client.next("")).isEqualTo(lost);
            return lost;
        }
    }

    private static Reveal.Lost assertLost(Reveal reveal) {
        assertThat(reveal).isInstanceOf(Reveal.Lost.class);
        Reveal.Lost lost = (Reveal.Lost) reveal;
        assertThat(lost.reason()).isNotBlank().hasSizeLessThan(LONGEST_REASON).doesNotContain("\n", "\r");
        return lost;
    }
}
