package ai.babelbit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A peer that is slow on purpose holds a connection no longer than the limits say.
final class SlowPeerTest {
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final CountDownLatch done = new CountDownLatch(1);
    private final JsonServer server = JsonServer.start(
            ServerConfig.loopback()
                    .withLimits(ServerLimits.DEFAULT
                            .withRequestTime(Duration.ofMillis(500))
                            .withIdleTime(Duration.ofSeconds(1))),
            new Routes()
                    .post("/echo", request -> Reply.ok(request.body()))
                    .get("/page", _ -> new Reply.Text(200, "text/plain", "x".repeat(32 << 20))));

    @AfterEach
    void close() {
        done.countDown();
        server.close();
    }

    @Test
    void aHeadThatComesByteByByteIsCutOff() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            assertIsCutOff(raw.send("POST /echo HTTP/1.1\r\nHost: x\r\nX-Slow: "), "x");
        }
    }

    @Test
    void aFirstLineThatComesByteByByteIsCutOff() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            assertIsCutOff(raw.send("POST /"), "x");
        }
    }

    @Test
    void aBodyThatComesByteByByteIsCutOff() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            assertIsCutOff(raw.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n"), "1");
        }
    }

    @Test
    void aBodyToNowhereThatComesByteByByteIsCutOff() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            assertIsCutOff(raw.send("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n"), "1");
        }
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            assertThat(raw.in().read()).isEqualTo(-1);
        }
    }

    @Test
    void aPeerThatDoesNotReadItsAnswerIsCutOff() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            raw.send("GET /page HTTP/1.1\r\nHost: x\r\n\r\n");
            long start = System.nanoTime();
            // The server's thread is stuck in its write meanwhile; the answer must end before it is complete.
            assertThat(done.await(3, TimeUnit.SECONDS)).isFalse();
            assertThat(readLeniently(raw)).isLessThan(32 << 20);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
        }
    }

    private void assertIsCutOff(RawClient raw, String drop) throws InterruptedException {
        long start = System.nanoTime();
        boolean open = true;
        while (open && System.nanoTime() - start < BOUND.toNanos()) {
            try {
                raw.send(drop);
            } catch (IOException _) {
                open = false;
            }
            assertThat(done.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(open).as("connection is still open").isFalse();
    }

    private static long readLeniently(RawClient raw) {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try {
            for (int n = raw.in().read(buffer); n >= 0; n = raw.in().read(buffer)) {
                total += n;
            }
        } catch (IOException _) {
            // reset: cut off all the same
        }
        return total;
    }
}
