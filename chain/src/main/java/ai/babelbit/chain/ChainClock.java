package ai.babelbit.chain;

import ai.babelbit.chain.codec.Value;
import ai.babelbit.chain.crypto.Drand;
import java.time.Instant;
import java.time.InstantSource;

/// What time it is for the beacon's rounds: this machine's, but never outside the time from the newest
/// block to the one that is due. A clock that is wrong would choose rounds that reveal too early, or never.
///
/// @param drand the beacon
/// @param block when the newest block was made
/// @param local this machine's time
record ChainClock(Drand drand, Instant block, Instant local) {
    static ChainClock read(StateView view, Drand drand, InstantSource clock) throws InterruptedException {
        Instant local = clock.instant();
        Instant block = view.get("Timestamp", "Now")
                .map(Value::asLong)
                .filter(millis -> millis > 0)
                .map(Instant::ofEpochMilli)
                .orElse(local);
        return new ChainClock(drand, block, local);
    }

    /// Unix seconds with fractions.
    double seconds() {
        double from = block.toEpochMilli() / 1e3;
        return Math.clamp(local.toEpochMilli() / 1e3, from, from + Block.SECONDS);
    }
}
