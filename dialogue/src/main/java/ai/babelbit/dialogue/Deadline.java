package ai.babelbit.dialogue;

import java.time.Duration;

/// A moment after which an answer is worth nothing. Each hop takes what is left. Immutable, safe for concurrent
/// use.
public final class Deadline {
    private final Ticker ticker;
    private final long atNanos;

    private Deadline(Ticker ticker, long atNanos) {
        this.ticker = ticker;
        this.atNanos = atNanos;
    }

    /// This long from now by the machine's clock.
    public static Deadline in(Duration time) {
        return in(time, Ticker.system());
    }

    /// This long from now by the given clock.
    public static Deadline in(Duration time, Ticker ticker) {
        return new Deadline(ticker, ticker.nanos() + time.toNanos());
    }

    /// What is left, never negative.
    public Duration remaining() {
        return Duration.ofNanos(remainingNanos());
    }

    /// What is left in nanoseconds, never negative.
    public long remainingNanos() {
        return Math.max(0, atNanos - ticker.nanos());
    }

    /// Whether nothing is left.
    public boolean hasPassed() {
        return remainingNanos() == 0;
    }
}
