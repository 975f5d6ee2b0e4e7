package ai.babelbit.prediction.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.PredictorContract;
import ai.babelbit.dialogue.UtteranceRef;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OraclePredictorTest extends PredictorContract {
    private static final List<Dialogue> DIALOGUES = List.of(
            new Dialogue("c", "d0", null, List.of("good  morning", "and to you")),
            new Dialogue("c", "d1", null, List.of("goodbye then")));

    @Override
    protected Predictor open() {
        return Controls.oracle(OraclePredictorTest::reader);
    }

    @Test
    void itKnowsEveryUtteranceInWhateverOrderItIsAsked() throws Exception {
        try (Predictor oracle = open()) {
            assertThat(at(oracle, 0, 0)).isEqualTo(Outcome.Answered.of("good morning"));
            assertThat(at(oracle, 1, 0)).isEqualTo(Outcome.Answered.of("goodbye then"));
            assertThat(at(oracle, 0, 1)).isEqualTo(Outcome.Answered.of("and to you"));
            assertThat(at(oracle, 7, 0)).isInstanceOf(Outcome.Refused.class);
            assertThat(at(oracle, 1, 1)).isInstanceOf(Outcome.Refused.class);
            assertThat(at(oracle, 1, 0)).isEqualTo(Outcome.Answered.of("goodbye then"));
        }
    }

    private static Outcome at(Predictor oracle, int dialogue, int utterance) throws InterruptedException {
        return oracle.predict(new PredictionRequest(
                new UtteranceRef("s", dialogue, utterance),
                Context.empty(),
                "x",
                0,
                Deadline.in(Duration.ofSeconds(5))));
    }

    private static DialogueReader reader() {
        Iterator<Dialogue> dialogues = DIALOGUES.iterator();
        return new DialogueReader() {
            @Override
            public @Nullable Dialogue next() {
                return dialogues.hasNext() ? dialogues.next() : null;
            }

            @Override
            public void close() {}
        };
    }
}
