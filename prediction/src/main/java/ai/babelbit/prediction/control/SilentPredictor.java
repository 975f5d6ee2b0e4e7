package ai.babelbit.prediction.control;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import java.time.Duration;

/// See [Controls#silent].
final class SilentPredictor implements Predictor {
    /// Waits somewhat beyond the deadline, so that the caller's clock is the one that ends it, yet never for ever.
    private static final Duration BEYOND = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "silent";
    }

    @Override
    public Outcome predict(PredictionRequest request) throws InterruptedException {
        Duration left = request.deadline().remaining();
        Thread.sleep(left.plus(BEYOND));
        return new Outcome.TimedOut(left);
    }
}
