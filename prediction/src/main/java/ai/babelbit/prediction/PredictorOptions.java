package ai.babelbit.prediction;

import ai.babelbit.prediction.choice.Utility;
import java.time.Duration;

/// How a predictor works.
///
/// @param budget how long an answer may take; a better one is looked for until then
/// @param effort after how many candidates it stops looking
/// @param utility the similarity that it wants to be high
/// @param mixture how much each source counts
/// @param chooser which candidate is said
/// @param seed where the randomness comes from: equal seeds give equal answers where no time ran out
public record PredictorOptions(
        Duration budget, Effort effort, Utility utility, Mixture mixture, Chooser chooser, long seed) {
    /// The published default of `--budget`.
    public static final Duration BUDGET = Duration.ofMillis(20);

    /// Which candidate is said.
    public enum Chooser {
        /// The one that adds most to what earlier predictions have secured, since the best step counts.
        GAIN,
        /// The one with the highest expected similarity to the truth.
        EXPECTED_UTILITY,
        /// The one most likely to be the truth; to compare with.
        LIKELIEST
    }

    /// Refuses a budget below one millisecond.
    public PredictorOptions {
        if (budget.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("budget must be at least 1 ms, was " + budget);
        }
    }

    /// 20 ms, the classic score, everything as tuned, seed 1.
    public static PredictorOptions defaults() {
        return new PredictorOptions(BUDGET, Effort.defaults(), Utility.classic(), Mixture.tuned(), Chooser.GAIN, 1);
    }

    /// The same with another budget.
    public PredictorOptions withBudget(Duration budget) {
        return new PredictorOptions(budget, effort, utility, mixture, chooser, seed);
    }

    /// The same with another effort.
    public PredictorOptions withEffort(Effort effort) {
        return new PredictorOptions(budget, effort, utility, mixture, chooser, seed);
    }

    /// The same for another score.
    public PredictorOptions withUtility(Utility utility) {
        return new PredictorOptions(budget, effort, utility, mixture, chooser, seed);
    }

    /// The same with another mixture.
    public PredictorOptions withMixture(Mixture mixture) {
        return new PredictorOptions(budget, effort, utility, mixture, chooser, seed);
    }

    /// The same with another seed.
    public PredictorOptions withSeed(long seed) {
        return new PredictorOptions(budget, effort, utility, mixture, chooser, seed);
    }

    /// The same with another way to choose.
    public PredictorOptions withChooser(Chooser chooser) {
        return new PredictorOptions(budget, effort, utility, mixture, chooser, seed);
    }
}
