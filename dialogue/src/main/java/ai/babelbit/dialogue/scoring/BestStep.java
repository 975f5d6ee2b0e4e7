package ai.babelbit.dialogue.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds an utterance's best step without comparing meanings that cannot matter. A step's utility is at
/// most what it would be if its meaning were entirely right, so steps are looked at from the highest bound
/// down, until the next bound is below what was found. The bound is computed by the very operations that
/// compute the utility, each of which grows with the similarity also after rounding; so the result is the
/// one of looking at all steps.
final class BestStep {
    private final double lexicalWeight;
    private final List<Candidate> candidates = new ArrayList<>();

    private record Candidate(int step, String prediction, double lexical, double bound) {}

    BestStep(double lexicalWeight, Similarity.Truth lexical, List<String> predictions) {
        this.lexicalWeight = lexicalWeight;
        for (int step = 0; step < predictions.size(); step++) {
            String prediction = Transcript.clean(predictions.get(step));
            double lex = lexical.to(prediction);
            candidates.add(new Candidate(step, prediction, lex, utility(lexicalWeight, lex, 1, step)));
        }
        // Stable: among equal bounds the earlier step stays first.
        candidates.sort(Comparator.comparingDouble(Candidate::bound).reversed());
    }

    static double utility(double lexicalWeight, double lexical, double semantic, int step) {
        return (lexicalWeight * lexical + (1 - lexicalWeight) * semantic) * ScoringRule.earliness(step);
    }

    /// The first step with the largest utility; null when there is no step.
    @Nullable
    StepScore find(Similarity.Truth semantic) {
        StepScore best = null;
        for (Candidate each : candidates) {
            if (best != null && each.bound() < best.utility()) {
                break;
            }
            double sem = semantic.to(each.prediction());
            double utility = utility(lexicalWeight, each.lexical(), sem, each.step());
            StepScore score = new StepScore(each.step(), each.lexical(), sem, utility, each.prediction());
            if (best == null || utility > best.utility() || (utility == best.utility() && each.step() < best.step())) {
                best = score;
            }
        }
        return best;
    }
}
