package ai.babelbit.cli.eval;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.Prediction;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.dialogue.scoring.ScoringRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts utterances to a predictor, word by word, one after the other on one thread, so that its time is its own.
///
/// @param steps how many words of an utterance are revealed at most
/// @param deadline for one answer
/// @param seen null when nothing is known of the training data
record EvalRun(
        List<Sample> samples,
        ScoringRule rule,
        int steps,
        Duration deadline,
        @Nullable SeenTexts seen) {
    /// The first utterances are slow because the machine is still warming up; their times do not count.
    private static final int WARM_UP = 50;

    /// What is put to the predictor otherwise than usual.
    enum Handicap {
        NONE,
        /// It is not told what was said before.
        NO_CONTEXT,
        /// Every word comes as if the utterance were new to it.
        NO_MEMORY
    }

    /// @param each is told of every finished utterance
    Tally of(String name, Predictor predictor, Handicap handicap, Runnable each) throws InterruptedException {
        Tally tally = new Tally(name);
        int played = 0;
        for (Sample sample : samples) {
            Context context = handicap == Handicap.NO_CONTEXT ? Context.empty() : sample.context();
            List<String> predictions = new ArrayList<>();
            List<Double> expected = new ArrayList<>();
            StringBuilder prefix = new StringBuilder();
            for (int step = 0; step < Math.min(steps, sample.words().size()); step++) {
                prefix.append(step == 0 ? "" : " ").append(sample.words().get(step));
                String session = handicap == Handicap.NO_MEMORY ? name + step : name;
                UtteranceRef ref = new UtteranceRef(session, sample.dialogue(), sample.number());
                PredictionRequest request =
                        new PredictionRequest(ref, context, prefix.toString(), step, Deadline.in(deadline));
                long start = System.nanoTime();
                Outcome outcome = predictor.predict(request);
                if (played >= Math.min(WARM_UP, samples.size() / 2)) {
                    tally.step(outcome, System.nanoTime() - start);
                }
                Prediction prediction =
                        outcome instanceof Outcome.Answered answered ? answered.prediction() : Prediction.of("");
                predictions.add(prediction.text());
                expected.add(prediction.expectedUtility().orElse(Double.NaN));
            }
            tally.utterance(
                    sample,
                    rule.score(sample.number(), sample.text(), predictions),
                    expected,
                    seen == null ? null : (Boolean) seen.contains(sample.text()));
            played++;
            each.run();
        }
        return tally;
    }
}
