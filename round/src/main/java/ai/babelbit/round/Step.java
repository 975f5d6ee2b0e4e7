package ai.babelbit.round;

import ai.babelbit.dialogue.Outcome;

/// What one contestant made of one step.
///
/// @param outcome what came of asking
/// @param nanos how long the answer took, or how long was waited
public record Step(Outcome outcome, long nanos) {
    /// The text that is scored: the prediction, or the empty string.
    public String text() {
        return outcome instanceof Outcome.Answered answered
                ? answered.prediction().text()
                : "";
    }
}
