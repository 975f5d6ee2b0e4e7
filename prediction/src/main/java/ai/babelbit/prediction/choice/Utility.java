package ai.babelbit.prediction.choice;

import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.Similarity;

/// The similarity that will be scored: `w * lexical + (1 - w) * semantic`. Immutable, safe for concurrent use.
///
/// @param lexicalWeight `w`, in [0, 1]
/// @param semantic the second half of the sum; token overlap has a short cut
/// @param isJaccard whether `semantic` is token overlap
public record Utility(double lexicalWeight, Similarity semantic, boolean isJaccard) {
    /// As the rule of a round scores.
    public static Utility of(ScoringRule rule) {
        boolean jaccard = rule.semantic().name().equals(Similarity.jaccard().name());
        return new Utility(rule.lexicalWeight(), rule.semantic(), jaccard);
    }

    /// The rule of October 2025.
    public static Utility classic() {
        return of(ScoringRule.classic());
    }
}
