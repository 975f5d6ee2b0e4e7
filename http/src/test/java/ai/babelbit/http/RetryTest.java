package ai.babelbit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class RetryTest {
    private final List<Duration> slept = new ArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void waitsAQuarterSecondAndThenTwiceAsLongEachTime() throws Exception {
        RandomGenerator middle = () -> Long.MIN_VALUE; // nextDouble() is 0.5: no jitter
        new Retry(4, middle, slept::add).run(attempts::incrementAndGet, _ -> true, () -> Duration.ofHours(1));
        assertThat(slept)
                .containsExactly(
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofMillis(1000),
                        Duration.ofMillis(2000));
        assertThat(attempts).hasValue(5);
    }

    @Test
    void jitterStaysWithin15PercentAndIsUsed() throws Exception {
        RandomGenerator random = new Random(7);
        for (int i = 0; i < 200; i++) {
            new Retry(1, random, slept::add).run(attempts::incrementAndGet, _ -> true, () -> Duration.ofHours(1));
        }
        assertThat(slept).allSatisfy(delay -> assertThat(delay.toNanos()).isBetween(212_500_000L, 287_500_000L));
        assertThat(slept).anySatisfy(delay -> assertThat(delay.toMillis()).isLessThan(225));
        assertThat(slept).anySatisfy(delay -> assertThat(delay.toMillis()).isGreaterThan(275));
    }

    @Test
    void stopsAtTheFirstResultThatIsGood() throws Exception {
        int result = new Retry(9, new Random(1), slept::add)
                .run(attempts::incrementAndGet, n -> n < 3, () -> Duration.ofHours(1));
        assertThat(result).isEqualTo(3);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void zeroRetriesMeansOneAttempt() throws Exception {
        new Retry(0, new Random(1), slept::add).run(attempts::incrementAndGet, _ -> true, () -> Duration.ofHours(1));
        assertThat(attempts).hasValue(1);
        assertThat(slept).isEmpty();
    }

    @Test
    void doesNotWaitForWhatWouldComeTooLate() throws Exception {
        new Retry(9, new Random(1), slept::add).run(attempts::incrementAndGet, _ -> true, () -> Duration.ofMillis(300));
        assertThat(attempts).hasValue(2);
    }
}
