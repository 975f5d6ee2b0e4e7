package ai.babelbit.dialogue;

/// A clock that only ever goes forward, for deadlines and latencies. Its origin means nothing. Safe for
/// concurrent use.
@FunctionalInterface
public interface Ticker {
    /// Nanoseconds since some fixed moment.
    long nanos();

    /// The machine's own.
    static Ticker system() {
        return System::nanoTime;
    }
}
