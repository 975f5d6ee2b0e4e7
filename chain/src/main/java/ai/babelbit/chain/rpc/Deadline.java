package ai.babelbit.chain.rpc;

import java.time.Duration;

/// A moment by the machine's monotonic clock after which nothing is waited for. Immutable, safe for
/// concurrent use.
///
/// @param atNanos the moment in [System#nanoTime()]
public record Deadline(long atNanos) {
    /// So long from now.
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /// What is left, never negative.
    public Duration left() {
        return Duration.ofNanos(leftNanos());
    }

    /// What is left in nanoseconds, never negative.
    public long leftNanos() {
        return Math.max(0, atNanos - System.nanoTime());
    }

    /// Whether nothing is left.
    public boolean hasPassed() {
        return leftNanos() == 0;
    }

    /// This moment, or an earlier one.
    public Deadline atMost(Duration time) {
        long limit = System.nanoTime() + time.toNanos();
        return limit - atNanos < 0 ? new Deadline(limit) : this;
    }
}
