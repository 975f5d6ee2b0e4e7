package ai.babelbit.prediction.control;

import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.PredictorContract;

final class EchoPredictorTest extends PredictorContract {
    @Override
    protected Predictor open() {
        return Controls.echo();
    }
}
