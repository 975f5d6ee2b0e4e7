package ai.babelbit.round;

import java.time.Duration;

/// When the next word comes.
public sealed interface Pacing {
    /// How long a contestant is given for one answer.
    Duration deadline();

    /// The next word comes as soon as everybody has answered or the deadline has passed. An answer that comes
    /// later counts for nothing.
    ///
    /// @param deadline over zero
    record Lockstep(Duration deadline) implements Pacing {
        /// Refuses a deadline that is not over zero.
        public Lockstep {
            requirePositive(deadline);
        }
    }

    /// Words come at speaking speed whoever has answered. An answer counts for the step at which it arrives, so
    /// a slow prediction of an early step is worth what it would be worth to a listener.
    ///
    /// @param perWord the time from one word to the next, over zero
    /// @param deadline over zero; may be longer than a word
    record Spoken(Duration perWord, Duration deadline) implements Pacing {
        /// Refuses times that are not over zero.
        public Spoken {
            requirePositive(perWord);
            requirePositive(deadline);
        }
    }

    private static void requirePositive(Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException("time must be over zero, was " + time);
        }
    }
}
