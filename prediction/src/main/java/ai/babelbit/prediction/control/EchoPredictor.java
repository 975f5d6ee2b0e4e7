package ai.babelbit.prediction.control;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;

/// See [Controls#echo].
final class EchoPredictor implements Predictor {
    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Outcome predict(PredictionRequest request) {
        return Outcome.Answered.of(request.prefix());
    }
}
