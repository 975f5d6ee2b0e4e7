package ai.babelbit.prediction;

import java.util.Arrays;

/// How many candidates are worth the time. The first words decide nearly everything, since a later prediction is
/// worth at most `1 / (step + 1)`.
///
/// @param first how many draws, and how many finds, at the first word
/// @param least how many at late ones
public record Effort(int first, int least) {
    /// Refuses numbers out of range.
    public Effort {
        if (least < 1 || first < least || first > 128) {
            throw new IllegalArgumentException(
                    "effort must hold 1 <= least <= first <= 128, was " + Arrays.asList(least, first));
        }
    }

    /// What fits the default budget.
    public static Effort defaults() {
        return new Effort(96, 24);
    }

    /// How many at a step.
    ///
    /// @param step 0-based
    public int at(int step) {
        return Math.max(least, step >= Integer.SIZE - 1 ? 0 : (int) (first / Math.sqrt(step + 1.0)));
    }
}
