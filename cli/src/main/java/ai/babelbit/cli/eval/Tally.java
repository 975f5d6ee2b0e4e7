package ai.babelbit.cli.eval;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.scoring.StepScore;
import ai.babelbit.dialogue.scoring.UtteranceScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What one predictor is worth. Not thread-safe.
final class Tally {
    private static final int STEPS = 32;

    final String name;
    final Group all = new Group();
    final Group seen = new Group();
    final Group unseen = new Group();
    final Map<String, Group> corpora = new TreeMap<>();
    final Map<String, Long> outcomes = new TreeMap<>();
    final Histogram nanos = new Histogram(3);
    final long[] bestSteps = new long[STEPS];
    final Reliability first = new Reliability();
    final Reliability everyStep = new Reliability();
    final FinalWords finalWords = new FinalWords();

    private final double[] utility = new double[STEPS];
    private final double[] similarity = new double[STEPS];
    private final long[] counts = new long[STEPS];

    Tally(String name) {
        this.name = name;
    }

    void step(Outcome outcome, long took) {
        nanos.recordValue(took);
        outcomes.merge(outcome.kind(), 1L, Long::sum);
    }

    /// @param expected by step, what the predictor expected; not a number where it did not say
    void utterance(
            Sample sample,
            UtteranceScore score,
            List<Double> expected,
            @org.jspecify.annotations.Nullable Boolean known) {
        double best = score.best().orElse(0);
        all.add(sample.dialogue(), best);
        corpora.computeIfAbsent(sample.corpus(), _ -> new Group()).add(sample.dialogue(), best);
        if (known != null) {
            (known ? seen : unseen).add(sample.dialogue(), best);
        }
        bestSteps[Math.min(score.bestStep(), STEPS - 1)]++;
        List<String> said = new ArrayList<>();
        for (StepScore step : score.steps()) {
            int at = Math.min(step.step(), STEPS - 1);
            utility[at] += step.utility();
            similarity[at] += step.utility() * (step.step() + 1);
            counts[at]++;
            said.add(step.prediction());
            double hoped = expected.get(step.step());
            if (!Double.isNaN(hoped)) {
                everyStep.add(hoped, step.utility());
                if (step.step() == 0) {
                    first.add(hoped, step.utility());
                }
            }
        }
        finalWords.add(sample.words(), said);
    }

    long errors() {
        return outcomes.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("answered"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    int steps() {
        int steps = 0;
        while (steps < STEPS && counts[steps] > 0) {
            steps++;
        }
        return steps;
    }

    long count(int step) {
        return counts[step];
    }

    double meanUtility(int step) {
        return utility[step] / counts[step];
    }

    double meanSimilarity(int step) {
        return similarity[step] / counts[step];
    }
}
