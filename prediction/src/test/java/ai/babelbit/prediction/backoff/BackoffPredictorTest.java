package ai.babelbit.prediction.backoff;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Challenge;
import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.PredictorContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BackoffPredictorTest extends PredictorContract {
    private static final long SEED = 11;

    @Override
    protected Predictor open() {
        return BackoffPredictor.trainedOn(Challenge.builtin().dialogues(), SEED);
    }

    @Test
    void whatWasOnlyEverSaidInOneWayIsSaidInThatWay() {
        Dialogue only = new Dialogue("c", "d", null, List.of("see you next week"));
        Predictor predictor = BackoffPredictor.trainedOn(List.of(only), SEED);
        assertThat(predict(predictor, "see you")).isEqualTo(Outcome.Answered.of("see you next week"));
    }

    @Test
    void equalRequestsHaveEqualAnswers() {
        assertThat(predict(open(), "I think")).isEqualTo(predict(open(), "I think"));
    }

    @Test
    void whoHasLearntNothingRepeatsThePrefix() {
        assertThat(predict(BackoffPredictor.trainedOn(List.of(), SEED), "I think"))
                .isEqualTo(Outcome.Answered.of("I think"));
    }

    @Test
    void theDialogueThatIsPlayedIsNotLearntFrom() {
        Dialogue played = new Dialogue("c", "d0", null, List.of("see you next week"));
        Dialogue other = new Dialogue("c", "d1", null, List.of("see you tomorrow"));
        Predictor predictor = BackoffPredictor.leavingOut(List.of(played, other), SEED);
        assertThat(predict(predictor, "see you")).isEqualTo(Outcome.Answered.of("see you tomorrow"));
    }

    private static Outcome predict(Predictor predictor, String prefix) {
        PredictionRequest request = request("s", 0, Context.empty(), prefix, Duration.ofSeconds(20));
        return ((BackoffPredictor) predictor).predict(request);
    }
}
