package ai.babelbit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.socket.HelidonSocket;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.ConnectionContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WatchdogTest {
    private static final HttpPrologue PROLOGUE = HttpPrologue.create("HTTP/1.1", "HTTP", "1.1", Method.GET, "/", false);

    @Test
    void aConnectionThatCannotBeClosedDoesNotEndTheWatch() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (Watchdog watchdog = new Watchdog(Duration.ofMillis(20))) {
            watchdog.start();
            Thread first = handle(watchdog, done, () -> {
                failed.countDown();
                throw new UncheckedIOException(new IOException("closed already"));
            });
            assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
            Thread second = handle(watchdog, done, closed::countDown);
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            done.countDown();
            first.join();
            second.join();
        }
    }

    @Test
    void aRequestThatIsAnsweredInTimeKeepsItsConnection() throws Exception {
        CountDownLatch kept = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (Watchdog watchdog = new Watchdog(Duration.ofMillis(200))) {
            Thread answered = Thread.ofVirtual().start(() -> {
                watchdog.prologue(connection(kept::countDown), PROLOGUE);
                watchdog.finished();
            });
            answered.join();
            Thread other = handle(watchdog, done, late::countDown);
            watchdog.start();
            assertThat(late.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(kept.getCount()).isOne();
            done.countDown();
            other.join();
        }
    }

    private static Thread handle(Watchdog watchdog, CountDownLatch done, Runnable close) {
        return Thread.ofVirtual().start(() -> {
            watchdog.prologue(connection(close), PROLOGUE);
            try {
                assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Helidon's connection, of which only the socket's closing matters here.
    private static ConnectionContext connection(Runnable close) {
        HelidonSocket socket = proxy(HelidonSocket.class, () -> {
            close.run();
            return null;
        });
        return proxy(ConnectionContext.class, () -> socket);
    }

    private static <T> T proxy(Class<T> type, java.util.concurrent.Callable<?> answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> answer.call()));
    }
}
