package ai.babelbit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every [Predictor] must hold to, whatever it predicts.
public abstract class PredictorContract {
    private static final Duration TIME = Duration.ofSeconds(10);
    /// What a busy machine may take beyond a deadline.
    private static final Duration SLACK = Duration.ofSeconds(5);

    private static final int LONGEST_REASON = 400;

    @SuppressWarnings("NullAway.Init")
    private Predictor predictor;

    /// A predictor ready to be asked; it is closed after the test.
    protected abstract Predictor open() throws Exception;

    @BeforeEach
    final void openPredictor() throws Exception {
        predictor = open();
    }

    @AfterEach
    final void closePredictor() {
        predictor.close();
    }

    @Test
    final void itHasANameOfOneLine() {
        assertThat(predictor.name()).isNotBlank().doesNotContain("\n", "\r");
        assertThat(predictor.name()).isEqualTo(predictor.name());
    }

    @ParameterizedTest
    @EnumSource(OddPrefix.class)
    final void anOddPrefixHasAnOutcomeInTime(OddPrefix odd) throws Exception {
        assertOutcomeInTime(request("odd", 0, Context.of("Hello.", odd.text()), odd.text(), TIME), TIME);
    }

    @Test
    final void aLongContextHasAnOutcomeInTime() throws Exception {
        Context manyTurns = Context.empty();
        for (int i = 0; i < 5000; i++) {
            manyTurns = manyTurns.plus("turn number " + i + " of a conversation that goes on, and on, and on");
        }
        assertOutcomeInTime(request("long", 0, manyTurns, "and so", TIME), TIME);
        assertOutcomeInTime(request("long", 1, Context.of("word ".repeat(100_000)), "and so", TIME), TIME);
        assertOutcomeInTime(request("long", 2, Context.of("", "EOF", " EOF "), "and so", TIME), TIME);
    }

    @Test
    final void aDeadlineThatHasPassedIsAnsweredAtOnce() throws Exception {
        assertOutcomeInTime(request("late", 0, Context.of("Hi."), "how are", Duration.ZERO), Duration.ZERO);
        String manyWords = "and again ".repeat(300).strip();
        assertOutcomeInTime(request("late", 1, Context.of("Hi."), manyWords, Duration.ZERO), Duration.ZERO);
    }

    @Test
    final void theGrowingPrefixesOfAnUtteranceHaveOutcomesEvenWhereStepsAreLeftOut() throws Exception {
        List<String> words = List.of("so", "what", "do", "you", "think", "of", "that", "then?");
        for (int length : new int[] {1, 2, 3, 5, 8}) {
            String prefix = String.join(" ", words.subList(0, length));
            assertOutcomeInTime(request("growing", 0, Context.of("Hi."), prefix, TIME), TIME);
        }
        // A second play of the same challenge begins anew.
        assertOutcomeInTime(request("again", 0, Context.of("Hi."), "so", TIME), TIME);
    }

    @Test
    final void differentUtterancesMayBeAskedForAtTheSameTime() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calls = new ArrayList<>();
            for (int caller = 0; caller < 16; caller++) {
                int utterance = caller;
                calls.add(callers.submit(() -> {
                    for (String prefix : List.of("one", "one two", "one two three")) {
                        assertOutcomeInTime(
                                request("s" + utterance % 4, utterance, Context.empty(), prefix, TIME), TIME);
                    }
                    return null;
                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        }
    }

    @Test
    final void closingTwiceIsHarmless() throws Exception {
        predictor.predict(request("closed", 0, Context.empty(), "good", TIME));
        predictor.close();
        predictor.close();
    }

    @Test
    final void whatWasNeverAskedCanBeClosed() {
        predictor.close();
    }

    /// A request as a round makes it.
    protected static PredictionRequest request(
            String session, int utterance, Context context, String prefix, Duration time) {
        int step = Math.max(1, Words.split(prefix).size()) - 1;
        return new PredictionRequest(new UtteranceRef(session, 0, utterance), context, prefix, step, Deadline.in(time));
    }

    private void assertOutcomeInTime(PredictionRequest request, Duration time) throws InterruptedException {
        long start = System.nanoTime();
        Outcome outcome = predictor.predict(request);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time.plus(SLACK));
        switch (outcome) {
            case Outcome.Answered answered -> {
                assertThat(answered.prediction().text()).isNotNull();
                assertThat(answered.reason()).isEmpty();
            }
            case Outcome failed ->
                assertThat(failed.reason())
                        .isNotBlank()
                        .hasSizeLessThan(LONGEST_REASON)
                        .doesNotContain("\n", "\r");
        }
    }
}
