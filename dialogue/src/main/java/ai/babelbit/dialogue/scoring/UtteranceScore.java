package ai.babelbit.dialogue.scoring;

import java.util.List;
import java.util.OptionalDouble;

/// What one contestant's predictions of one utterance are worth.
///
/// @param number the utterance's index in its dialogue, 0-based
/// @param groundTruth the cleaned truth
/// @param steps in order; none when nothing was revealed or predicted
public record UtteranceScore(int number, String groundTruth, List<StepScore> steps) {
    /// Copies the list.
    public UtteranceScore {
        steps = List.copyOf(steps);
    }

    /// The first step with the largest utility; 0 when there are no steps.
    public int bestStep() {
        int best = 0;
        for (StepScore step : steps) {
            if (step.utility() > steps.get(best).utility()) {
                best = step.step();
            }
        }
        return best;
    }

    /// The largest utility, in [0, 1]; empty when there are no steps, since no score is not a score of 0.
    public OptionalDouble best() {
        return steps.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(steps.get(bestStep()).utility());
    }
}
