package ai.babelbit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

final class JsonClientTest {
    private static final Duration DEADLINE = Duration.ofMillis(400);
    /// Generous, since the machine may be busy; far below what the peers would take.
    private static final Duration BOUND = Duration.ofSeconds(10);

    private static final int MAX_BYTES = 64 << 10;

    private final JsonClient client = new JsonClient(MAX_BYTES);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void postsJsonAndReadsJson() throws Exception {
        Routes routes = new Routes().post("/echo", request -> Reply.ok(request.body()));
        JsonNode body = JsonNodeFactory.instance.objectNode().put("word", "naïve 🙂");
        try (JsonServer server = JsonServer.start(ServerConfig.loopback(), routes)) {
            assertThat(client.exchange(Call.post(server.uri().resolve("/echo"), body), BOUND))
                    .isEqualTo(new Exchange.Answered(200, body));
        }
    }

    @Test
    void sendsTheTokenAndTheHeadersOfACall() throws Exception {
        Routes routes = new Routes()
                .get(
                        "/",
                        request -> Reply.ok(JsonNodeFactory.instance.stringNode(
                                request.header("authorization").orElse("none") + " "
                                        + request.header("X-Deadline-Ms").orElse("none"))));
        try (JsonServer server = JsonServer.start(ServerConfig.loopback(), routes)) {
            Call call = Call.get(server.uri().resolve("/"))
                    .with(Secret.of("s3cret"))
                    .with("x-deadline-ms", "7");

            assertThat(call.toString()).doesNotContain("s3cret");
            assertThat(client.exchange(call, BOUND))
                    .isEqualTo(new Exchange.Answered(200, JsonNodeFactory.instance.stringNode("Bearer s3cret 7")));
        }
    }

    @Test
    void aSilentPeerTimesOut() throws Exception {
        try (HostilePeer peer = HostilePeer.silent()) {
            assertTimesOut(peer);
        }
    }

    @Test
    void aPeerThatTricklesItsHeadTimesOut() throws Exception {
        try (HostilePeer peer = HostilePeer.tricklingHead()) {
            assertTimesOut(peer);
        }
    }

    @Test
    void aPeerThatTricklesItsBodyTimesOutAndIsHungUpOn() throws Exception {
        try (HostilePeer peer = HostilePeer.tricklingBody()) {
            assertTimesOut(peer);
            assertThat(peer.sawClientHangUp()).isTrue();
        }
    }

    @Test
    void anEndlessBodyIsTooLargeAndIsHungUpOn() throws Exception {
        try (HostilePeer peer = HostilePeer.endlessBody()) {
            assertThat(ask(peer.uri(), BOUND)).isEqualTo(new Exchange.TooLarge(200, MAX_BYTES));
            assertThat(peer.sawClientHangUp()).isTrue();
        }
    }

    @Test
    void anEndlessHeadFails() throws Exception {
        try (HostilePeer peer = HostilePeer.endlessHead()) {
            assertThat(ask(peer.uri(), BOUND)).isInstanceOf(Exchange.Failed.class);
        }
    }

    @Test
    void aBodyOfExactlyTheLimitIsReadAndOneByteMoreIsNot() throws Exception {
        try (HostilePeer fits = HostilePeer.answering("\"" + "x".repeat(MAX_BYTES - 2) + "\"");
                HostilePeer over = HostilePeer.answering("\"" + "x".repeat(MAX_BYTES - 1) + "\"")) {
            assertThat(ask(fits.uri(), BOUND)).isInstanceOf(Exchange.Answered.class);
            assertThat(ask(over.uri(), BOUND)).isEqualTo(new Exchange.TooLarge(200, MAX_BYTES));
        }
    }

    @Test
    void aResetConnectionFails() throws Exception {
        try (HostilePeer peer = HostilePeer.resetting()) {
            assertThat(ask(peer.uri(), BOUND)).isInstanceOf(Exchange.Failed.class);
        }
    }

    @Test
    void aBodyThatBreaksOffFails() throws Exception {
        try (HostilePeer peer = HostilePeer.answering("HTTP/1.1 200 OK\r\nContent-Length: 10", bytes("{\"a\""))) {
            assertThat(ask(peer.uri(), BOUND)).isInstanceOf(Exchange.Failed.class);
        }
    }

    @Test
    void nobodyThereFailsWithTheAddress() throws Exception {
        URI nobody = HostilePeer.nobody();
        assertThat(ask(nobody, BOUND))
                .isEqualTo(new Exchange.Failed("cannot connect to 127.0.0.1:" + nobody.getPort()));
    }

    @Test
    void aRedirectIsReportedAndNotFollowed() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Routes routes = new Routes().get("/", _ -> {
            calls.incrementAndGet();
            return Reply.error(500, "followed");
        });
        try (JsonServer target = JsonServer.start(ServerConfig.loopback(), routes);
                HostilePeer peer = HostilePeer.answering(
                        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + target.uri() + "/", new byte[0])) {
            assertThat(ask(peer.uri(), BOUND)).isEqualTo(new Exchange.NotJson(302, ""));
            assertThat(calls).hasValue(0);
        }
    }

    @Test
    void aPageIsNotJsonAndItsBeginningIsKept() throws Exception {
        try (HostilePeer peer = HostilePeer.answering("<html>\n\t<b>502\u0000</b>" + "x".repeat(1000))) {
            assertThat(ask(peer.uri(), BOUND))
                    .isEqualTo(new Exchange.NotJson(200, "<html> <b>502 </b>" + "x".repeat(182)));
        }
    }

    @Test
    void aGzipBombIsNeverUnpacked() throws Exception {
        try (HostilePeer peer = HostilePeer.gzipBomb(10 << 20)) {
            assertThat(ask(peer.uri(), BOUND)).isInstanceOf(Exchange.NotJson.class);
        }
    }

    @Test
    void whatIsNotStrictJsonIsNotJson() throws Exception {
        for (String body : new String[] {
            "NaN",
            "{\"a\":NaN}",
            "{\"a\":Infinity}",
            "",
            "{} {}",
            "{'a':1}",
            "\"\\ud800\"",
            "{\"\\uDC00\":1}",
            "[".repeat(1000)
        }) {
            try (HostilePeer peer = HostilePeer.answering(body)) {
                assertThat(ask(peer.uri(), BOUND)).as(body).isInstanceOf(Exchange.NotJson.class);
            }
        }
    }

    @Test
    void invalidUtf8IsNotJson() throws Exception {
        byte[] body = {'"', (byte) 0xc3, '"'};
        try (HostilePeer peer = HostilePeer.answering("HTTP/1.1 200 OK\r\nContent-Length: 3", body)) {
            assertThat(ask(peer.uri(), BOUND)).isInstanceOf(Exchange.NotJson.class);
        }
    }

    @Test
    void nothingIsSentWhenNoTimeIsLeft() throws Exception {
        assertThat(ask(HostilePeer.nobody(), Duration.ZERO)).isEqualTo(new Exchange.TimedOut(Duration.ZERO));
    }

    private void assertTimesOut(HostilePeer peer) throws InterruptedException {
        long start = System.nanoTime();
        assertThat(ask(peer.uri(), DEADLINE)).isEqualTo(new Exchange.TimedOut(DEADLINE));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(DEADLINE, BOUND);
    }

    private Exchange ask(URI uri, Duration within) throws InterruptedException {
        return client.exchange(Call.get(uri), within);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
