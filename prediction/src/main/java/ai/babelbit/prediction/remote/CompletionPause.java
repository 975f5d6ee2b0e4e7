package ai.babelbit.prediction.remote;

import ai.babelbit.dialogue.Ticker;
import java.time.Duration;

/// When an endpoint that failed may be asked again. After a few failures in a row it is left alone for a second,
/// then twice as long each time, at most a minute, and then asked by one caller to see. Safe for concurrent use.
final class CompletionPause {
    private static final int PATIENCE = 3;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Ticker ticker;
    private int failures;
    private long pause;
    private long until;

    CompletionPause(Ticker ticker) {
        this.ticker = ticker;
    }

    /// Whether to ask now. Who may ask after a pause keeps others from it for as long as the pause was.
    synchronized boolean mayAsk() {
        if (failures < PATIENCE) {
            return true;
        }
        long now = ticker.nanos();
        if (now - until < 0) {
            return false;
        }
        until = now + pause;
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
        pause = 0;
    }

    synchronized void failed() {
        failures = Math.min(failures + 1, PATIENCE);
        if (failures == PATIENCE) {
            pause = Math.clamp(pause * 2, SHORTEST.toNanos(), LONGEST.toNanos());
            until = ticker.nanos() + pause;
        }
    }
}
