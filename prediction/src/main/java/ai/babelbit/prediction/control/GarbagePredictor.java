package ai.babelbit.prediction.control;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// See [Controls#garbage].
record GarbagePredictor(long seed) implements Predictor {
    @Override
    public String name() {
        return "garbage";
    }

    @Override
    public Outcome predict(PredictionRequest request) {
        RandomGenerator random = new SplittableRandom(seed ^ request.prefix().hashCode());
        StringBuilder text = new StringBuilder();
        for (int word = 2 + random.nextInt(8); word > 0; word--) {
            for (int letter = 1 + random.nextInt(9); letter > 0; letter--) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(' ');
        }
        return Outcome.Answered.of(text.toString().strip());
    }
}
