package ai.babelbit.report;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// How far the figures of a run can be believed.
///
/// @param winner who leads among those who can win; null when only controls play
/// @param chance the probability that the winner is truly ahead of the others; empty when that cannot be
/// said
/// @param adequate the semantic similarity from which an answer is adequate, in [0, 1]
/// @param wordsPerSecond the speaking rate by which words become seconds, over 0
/// @param controls how the controls scored, in one line; blank when none ran
/// @param sound whether they scored as they must
/// @param notices what looks odd about contestants; may be empty
public record Trust(
        @Nullable String winner,
        OptionalDouble chance,
        double adequate,
        double wordsPerSecond,
        String controls,
        boolean sound,
        List<Notice> notices) {
    /// Something to look at.
    ///
    /// @param kind what it looks like, such as `copies`
    /// @param who the predictors that it is about
    /// @param evidence one line each
    public record Notice(String kind, List<String> who, List<String> evidence) {
        /// Copies the lists.
        public Notice {
            Checks.notBlank("kind", kind);
            who = List.copyOf(who);
            evidence = List.copyOf(evidence);
        }
    }

    /// @throws IllegalArgumentException if a number is out of range
    public Trust {
        chance.ifPresent(value -> Checks.unit("chance", value));
        Checks.unit("adequate", adequate);
        Checks.millis("wordsPerSecond", wordsPerSecond);
        if (wordsPerSecond == 0) {
            throw new IllegalArgumentException("wordsPerSecond must be over 0");
        }
        notices = List.copyOf(notices);
    }
}
