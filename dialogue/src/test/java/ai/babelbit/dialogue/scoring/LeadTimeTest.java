package ai.babelbit.dialogue.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class LeadTimeTest {
    private final LeadTime rule = new LeadTime(0.8);

    /// The definition: the first step from which the similarity STAYS at least 0.8.
    @Test
    void theLeadCountsFromWhereThePredictionStaysAdequate() {
        assertThat(rule.wordsWon(score(0.1, 0.9, 0.2, 0.8, 0.95, 1))).isEqualTo(OptionalInt.of(2));
        assertThat(rule.wordsWon(score(1, 1, 1))).isEqualTo(OptionalInt.of(2));
        assertThat(rule.wordsWon(score(0.9, 0.9, 0.79))).isEmpty();
        assertThat(rule.wordsWon(score(0.2, 0.8))).isEqualTo(OptionalInt.of(0));
        assertThat(rule.adequateStep(score(0.2, 0.8))).isEqualTo(OptionalInt.of(1));
        assertThat(rule.wordsWon(score())).isEmpty();
    }

    @Test
    void theDistributionCountsEveryUtteranceOnce() {
        LeadTimes times = new LeadTimes(rule);
        // Leads never, 0, 1, 1, 2.
        List.of(score(0.1, 0.1), score(0.1, 0.9), score(0.9, 0.9), score(0.1, 0.9, 0.9), score(0.9, 0.9, 0.9))
                .forEach(times::add);
        assertThat(times.utterances()).isEqualTo(5);
        assertThat(times.never()).isEqualTo(1);
        assertThat(times.meanWords()).isCloseTo(4.0 / 5, Offset.offset(1e-12));
        assertThat(times.quantile(0.5)).isEqualTo(1);
        assertThat(times.quantile(0.2)).isZero();
        assertThat(times.quantile(1)).isEqualTo(2);
        assertThat(times.histogram(2)).containsExactly(1, 3);
        assertThat(new LeadTimes(rule).meanWords()).isZero();
        assertThat(new LeadTimes(rule).quantile(0.5)).isZero();
    }

    @Test
    void aThresholdOutOfRangeIsRefused() {
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new LeadTime(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static UtteranceScore score(double... semantic) {
        List<StepScore> steps = new ArrayList<>();
        for (int step = 0; step < semantic.length; step++) {
            steps.add(new StepScore(step, 0, semantic[step], 0, ""));
        }
        return new UtteranceScore(0, "truth", steps);
    }
}
