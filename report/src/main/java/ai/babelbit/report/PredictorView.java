package ai.babelbit.report;

import java.util.List;

/// What one predictor made of one utterance.
///
/// @param name the predictor's name, as in its [PredictorSummary]
/// @param steps its guesses from step 0 on; at least one
/// @param bestStep the step whose utility counted
/// @param bestU the utility at that step, in [0, 1]
public record PredictorView(String name, List<StepView> steps, int bestStep, double bestU) {
    /// @throws IllegalArgumentException if the name is blank, there is no step, or the best one is not among them
    public PredictorView {
        Checks.notBlank("name", name);
        steps = List.copyOf(steps);
        if (bestStep < 0 || bestStep >= steps.size()) {
            throw new IllegalArgumentException("bestStep must be in [0, " + steps.size() + "), was " + bestStep);
        }
        Checks.unit("bestU", bestU);
    }
}
