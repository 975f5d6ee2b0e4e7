package ai.babelbit.report;

/// One guess of one predictor.
///
/// @param prediction the guess as it came; empty when there is none
/// @param lexical the lexical similarity, in [0, 1]
/// @param semantic the semantic similarity, in [0, 1]
/// @param u the utility at this step, in [0, 1]
/// @param millis how long it took, in milliseconds
/// @param outcome what came of asking: `answered`, `timed_out`, `refused`, `malformed`, `unreachable` or `dropped`
public record StepView(String prediction, double lexical, double semantic, double u, double millis, String outcome) {
    /// @throws IllegalArgumentException if a number is out of range or the outcome is unknown
    public StepView {
        Checks.unit("lexical", lexical);
        Checks.unit("semantic", semantic);
        Checks.unit("u", u);
        Checks.millis("millis", millis);
        Checks.outcome(outcome);
    }
}
