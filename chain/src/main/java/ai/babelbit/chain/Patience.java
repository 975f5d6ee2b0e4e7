package ai.babelbit.chain;

import java.time.Duration;

/// How long to wait for a transaction, and for what.
///
/// @param within at most so long, everything included
/// @param untilFinal whether to wait until its block cannot go away any more, a few blocks later
public record Patience(Duration within, boolean untilFinal) {
    /// Until it is in a block.
    public static Patience untilIncluded(Duration within) {
        return new Patience(within, false);
    }

    /// Until its block is final.
    public static Patience untilFinal(Duration within) {
        return new Patience(within, true);
    }
}
