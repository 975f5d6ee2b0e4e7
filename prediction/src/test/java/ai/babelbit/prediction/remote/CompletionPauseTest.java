package ai.babelbit.prediction.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class CompletionPauseTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final CompletionPause pause = new CompletionPause(now::get);

    @Test
    void aSuccessBetweenFailuresForgetsThem() {
        for (int i = 0; i < 10; i++) {
            pause.failed();
            pause.failed();
            assertThat(pause.mayAsk()).isTrue();
            pause.succeeded();
        }
    }

    @Test
    void thePauseGrowsFromASecondToAMinute() {
        fail(3);
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            assertThat(pause.mayAsk()).isFalse();
            pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(pause.mayAsk()).as(seconds + " s").isFalse();
            pass(Duration.ofNanos(1));
            assertThat(pause.mayAsk()).as(seconds + " s").isTrue();
            pause.failed();
        }
    }

    @Test
    void afterThePauseOneAsksForAll() {
        fail(3);
        pass(Duration.ofSeconds(1));
        assertThat(pause.mayAsk()).isTrue();
        assertThat(pause.mayAsk()).isFalse();
        pass(Duration.ofSeconds(1));
        // Whoever asked was never heard of again.
        assertThat(pause.mayAsk()).isTrue();
        pause.succeeded();
        assertThat(pause.mayAsk()).isTrue();
        assertThat(pause.mayAsk()).isTrue();
        fail(3);
        pass(Duration.ofSeconds(1));
        assertThat(pause.mayAsk()).isTrue();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(pause.mayAsk()).isTrue();
            pause.failed();
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
