package ai.babelbit.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One predictor over the whole run.
///
/// @param name its name, distinct within a report
/// @param meanU the mean of the best utilities over all utterances
/// @param challengeMeanU the mean of the dialogues' means, in [0, 1]: the figure by which a contest ranks
/// @param stepMs how long a step took
/// @param outcomes how many steps ended in which kind of outcome; kinds that never came may be left out
/// @param bestSteps how many utterances had their best step at 0, 1, ... 7, and at 8 or later;
/// [#BEST_STEP_BUCKETS] counts
/// @param histogram how many utterances had their best utility in each of [#HISTOGRAM_BINS] equal bins over
/// [0, 1]
/// @param meanUByStep the mean utility at step 0, 1, ... over the utterances that have that step, each in
/// [0, 1]
/// @param lead how early its answers were adequate
public record PredictorSummary(
        String name,
        Interval meanU,
        double challengeMeanU,
        Latency stepMs,
        Map<String, Long> outcomes,
        List<Long> bestSteps,
        List<Long> histogram,
        List<Double> meanUByStep,
        LeadSummary lead) {
    /// How many counts [#bestSteps] has; the last one is for all later steps.
    public static final int BEST_STEP_BUCKETS = 9;

    /// How many counts [#histogram] has.
    public static final int HISTOGRAM_BINS = 20;

    /// @throws IllegalArgumentException if the name is blank, a number is out of range, a list has the
    /// wrong length, or an outcome is unknown
    public PredictorSummary {
        Checks.notBlank("name", name);
        Checks.unit("challengeMeanU", challengeMeanU);
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        outcomes.keySet().forEach(Checks::outcome);
        Checks.counts("outcomes", outcomes.values());
        bestSteps = List.copyOf(bestSteps);
        Checks.size("bestSteps", bestSteps, BEST_STEP_BUCKETS);
        Checks.counts("bestSteps", bestSteps);
        histogram = List.copyOf(histogram);
        Checks.size("histogram", histogram, HISTOGRAM_BINS);
        Checks.counts("histogram", histogram);
        meanUByStep = List.copyOf(meanUByStep);
        meanUByStep.forEach(u -> Checks.unit("meanUByStep", u));
    }
}
