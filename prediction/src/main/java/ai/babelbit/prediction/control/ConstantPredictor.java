package ai.babelbit.prediction.control;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;

/// See [Controls#constant].
record ConstantPredictor(String text) implements Predictor {
    @Override
    public String name() {
        return "constant";
    }

    @Override
    public Outcome predict(PredictionRequest request) {
        return Outcome.Answered.of(text);
    }
}
