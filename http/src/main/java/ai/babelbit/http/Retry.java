package ai.babelbit.http;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The one way to try again: a bounded number of times, waiting 0.25 s, 0.5 s, 1 s and so on, each give or take 15 %,
/// so that
/// many clients do not come back in step. Only for calls that may be made twice. As thread-safe as what it is made of.
public final class Retry {
    private static final long FIRST_DELAY_NANOS = Duration.ofMillis(250).toNanos();
    private static final double JITTER = 0.15;
    private static final int MAX_DOUBLINGS = 10;

    private final int retries;
    private final RandomGenerator random;
    private final Sleeper sleeper;

    /// Tries at most `retries` times after the first time; 0 never tries again.
    public Retry(int retries, RandomGenerator random, Sleeper sleeper) {
        if (retries < 0) {
            throw new IllegalArgumentException("retries must not be negative, was " + retries);
        }
        this.retries = retries;
        this.random = random;
        this.sleeper = sleeper;
    }

    /// Makes the attempt until its result is not to be tried `again`, the retries are used up, or the next wait would
    /// take
    /// all the time `left`; returns the last result.
    ///
    /// @throws InterruptedException when interrupted in an attempt or between two
    public <T> T run(Attempt<T> attempt, Predicate<? super T> again, Supplier<Duration> left)
            throws InterruptedException {
        T result = attempt.make();
        for (int n = 0; n < retries && again.test(result); n++) {
            Duration delay = delay(n);
            if (delay.compareTo(left.get()) >= 0) {
                return result;
            }
            sleeper.sleep(delay);
            result = attempt.make();
        }
        return result;
    }

    private Duration delay(int n) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofNanos((long) ((FIRST_DELAY_NANOS << Math.min(n, MAX_DOUBLINGS)) * factor));
    }

    /// One try.
    @FunctionalInterface
    public interface Attempt<T> {
        /// Makes it and says what came of it.
        T make() throws InterruptedException;
    }

    /// How to wait; [Thread#sleep(Duration)] outside of tests.
    @FunctionalInterface
    public interface Sleeper {
        /// Returns after the time.
        void sleep(Duration time) throws InterruptedException;
    }
}
