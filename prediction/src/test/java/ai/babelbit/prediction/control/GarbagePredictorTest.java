package ai.babelbit.prediction.control;

import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.PredictorContract;

final class GarbagePredictorTest extends PredictorContract {
    @Override
    protected Predictor open() {
        return Controls.garbage(7);
    }
}
