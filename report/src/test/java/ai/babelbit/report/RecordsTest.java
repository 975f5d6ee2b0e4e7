package ai.babelbit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.babelbit.dialogue.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {
    private static final StepView STEP = new StepView("hi", 1, 1, 1, 2, "answered");
    private static final PredictorView VIEW = new PredictorView("a", List.of(STEP), 0, 1);

    private static final Trust TRUST = new Trust(null, OptionalDouble.empty(), 0.8, 2.5, "", true, List.of());

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNotInTheUnitIntervalIsRefused(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(value, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0.5, value, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0.5, 0, value));
        assertThatIllegalArgumentException().isThrownBy(() -> new StepView("", value, 0, 0, 0, "answered"));
        assertThatIllegalArgumentException().isThrownBy(() -> new StepView("", 0, value, 0, 0, "answered"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StepView("", 0, 0, value, 0, "answered"))
                .withMessage("u must be in [0, 1], was " + value);
        assertThatIllegalArgumentException().isThrownBy(() -> new PredictorView("a", List.of(STEP), 0, value));
    }

    @Test
    void swappedEndsOfAnIntervalAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0.5, 0.6, 0.4));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aTimeThatIsNoTimeIsRefused(double millis) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StepView("", 0, 0, 0, millis, "answered"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Latency(millis, millis, millis));
    }

    @Test
    void latenciesOutOfOrderAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Latency(3, 2, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Latency(1, 3, 2));
    }

    @Test
    void everyPublishedOutcomeIsKnownAndNoOther() {
        List<Outcome> outcomes = List.of(
                Outcome.Answered.of("hi"),
                new Outcome.TimedOut(Duration.ofMillis(1)),
                new Outcome.Refused("busy"),
                new Outcome.Malformed("no"),
                new Outcome.Unreachable("gone"),
                new Outcome.Dropped(5));
        assertThat(outcomes).hasSize(Outcome.class.getPermittedSubclasses().length);
        assertThat(outcomes).extracting(Outcome::kind).containsExactlyInAnyOrderElementsOf(Checks.OUTCOMES);
        for (Outcome outcome : outcomes) {
            assertThatCode(() -> new StepView("", 0, 0, 0, 0, outcome.kind())).doesNotThrowAnyException();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new StepView("", 0, 0, 0, 0, "ANSWERED"));
        assertThatIllegalArgumentException().isThrownBy(() -> summary(Map.of("lost", 1L), 9, 20));
        assertThatIllegalArgumentException().isThrownBy(() -> summary(Map.of("answered", -1L), 9, 20));
    }

    @Test
    void countsHaveTheirPublishedLengths() {
        assertThatCode(() -> summary(Map.of(), 9, 20)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> summary(Map.of(), 8, 20))
                .withMessage("bestSteps must have 9 entries, had 8");
        assertThatIllegalArgumentException().isThrownBy(() -> summary(Map.of(), 9, 21));
    }

    @Test
    void theBestStepIsOneOfTheSteps() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PredictorView("a", List.of(STEP), 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PredictorView("a", List.of(STEP), -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PredictorView("a", List.of(), 0, 1));
    }

    @Test
    void anUtteranceHasWordsAndLittleContextAndEachPredictorOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> utterance(0, 0, " ", List.of(VIEW)));
        assertThatIllegalArgumentException().isThrownBy(() -> utterance(-1, 0, "hi", List.of(VIEW)));
        assertThatIllegalArgumentException().isThrownBy(() -> utterance(0, 4, "hi", List.of(VIEW)));
        assertThatIllegalArgumentException().isThrownBy(() -> utterance(0, 0, "hi", List.of(VIEW, VIEW)));
    }

    @Test
    void aReportFitsTogether() {
        UtteranceView detail = utterance(0, 3, "hi", List.of(VIEW));
        PredictorSummary a = summary(Map.of(), 9, 20);
        assertThatCode(() -> report("jaccard", 1, List.of(a), List.of(detail))).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> report("cosine", 1, List.of(a), List.of(detail)));
        assertThatIllegalArgumentException().isThrownBy(() -> report("jaccard", 0, List.of(a), List.of(detail)));
        assertThatIllegalArgumentException().isThrownBy(() -> report("jaccard", 1, List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> report("jaccard", 1, List.of(a, a), List.of()));
        PredictorView stranger = new PredictorView("b", List.of(STEP), 0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report("jaccard", 1, List.of(a), List.of(utterance(0, 0, "hi", List.of(stranger)))))
                .withMessage("a detail names a predictor without a summary: b");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, Double.NaN, Double.POSITIVE_INFINITY})
    void aLeadOrATrustOutOfRangeIsRefused(double value) {
        List<Long> bins = Collections.nCopies(LeadSummary.BINS, 1L);
        assertThatIllegalArgumentException().isThrownBy(() -> new LeadSummary(value, 0, 1, 0, bins));
        assertThatIllegalArgumentException().isThrownBy(() -> new LeadSummary(0, 2, 1, 0, bins));
        assertThatIllegalArgumentException().isThrownBy(() -> new LeadSummary(0, 0, 1, -1, bins));
        assertThatIllegalArgumentException().isThrownBy(() -> new LeadSummary(0, 0, 1, 0, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trust("a", OptionalDouble.of(value), 0.8, 2.5, "", true, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trust("a", OptionalDouble.empty(), value, 2.5, "", true, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trust("a", OptionalDouble.empty(), 0.8, value, "", true, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Trust.Notice(" ", List.of(), List.of()));
    }

    @Test
    void aRecordKeepsItsOwnCopyOfAList() {
        List<StepView> steps = new ArrayList<>(List.of(STEP));
        PredictorView view = new PredictorView("a", steps, 0, 1);
        steps.clear();
        assertThat(view.steps()).containsExactly(STEP);
    }

    private static UtteranceView utterance(int index, int context, String truth, List<PredictorView> views) {
        return new UtteranceView("d", index, null, Collections.nCopies(context, "before"), truth, views);
    }

    private static PredictorSummary summary(Map<String, Long> outcomes, int bestSteps, int bins) {
        return new PredictorSummary(
                "a",
                new Interval(0.5, 0.4, 0.6),
                0.5,
                new Latency(1, 2, 3),
                outcomes,
                Collections.nCopies(bestSteps, 1L),
                Collections.nCopies(bins, 1L),
                List.of(0.5, 0.25),
                new LeadSummary(1, 0.5, 1.5, 3, Collections.nCopies(LeadSummary.BINS, 1L)));
    }

    private static LabReport report(
            String semantic, long utterances, List<PredictorSummary> predictors, List<UtteranceView> details) {
        return new LabReport("t", null, semantic, 0.5, "free", utterances, Instant.EPOCH, predictors, TRUST, details);
    }
}
