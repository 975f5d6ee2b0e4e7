package ai.babelbit.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.prediction.CandidateSource.Candidate;
import ai.babelbit.prediction.index.CueWeights;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MixtureTest {
    private static final CueWeights NO_CUES = new CueWeights(Map.of());

    private static final Calibration LOW = new Calibration(List.of(0.0, 1.0), List.of(0.0, 0.1));

    @Test
    void aSourceThatIsNotNamedCountsOnce() {
        Mixture mixture = new Mixture(Map.of("ngram", 3.0), NO_CUES, List.of(Calibration.none()));
        assertThat(mixture.factor("ngram")).isEqualTo(3);
        assertThat(mixture.factor("another")).isEqualTo(1);
    }

    @Test
    void laterStepsUseTheLastCalibration() {
        Mixture mixture = new Mixture(Map.of(), NO_CUES, List.of(Calibration.none(), LOW));
        assertThat(mixture.calibration(0)).isEqualTo(Calibration.none());
        assertThat(mixture.calibration(1)).isEqualTo(LOW);
        assertThat(mixture.calibration(1_000_000)).isEqualTo(LOW);
    }

    @Test
    void theTunedMixtureKnowsTheSourcesOfThisLibrary() {
        assertThat(Mixture.tuned().factors()).containsKeys("ngram", "index");
        assertThat(Mixture.tuned().calibrations()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aFactorOrAWeightThatIsNotFiniteAndOverNoughtIsRefused(double bad) {
        assertThatThrownBy(() -> new Mixture(Map.of("x", bad), NO_CUES, List.of(Calibration.none())))
                .hasMessage("the factor of x must be finite and over 0, was " + bad);
        assertThatThrownBy(() -> new Candidate("x", bad)).hasMessage("weight must be finite and over 0, was " + bad);
    }

    @Test
    void aMixtureNeedsACalibration() {
        assertThatThrownBy(() -> new Mixture(Map.of(), NO_CUES, List.of())).hasMessage("there must be a calibration");
    }

    @ParameterizedTest
    @CsvSource({"0, 90", "1, 63", "2, 51", "3, 45", "8, 30", "9, 28", "100, 24", "2147483647, 24"})
    void effortFallsWithTheRootOfTheStep(int step, int candidates) {
        assertThat(new Effort(90, 24).at(step)).isEqualTo(candidates);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 6", "129, 1", "5, -1"})
    void effortOutOfRangeIsRefused(int first, int least) {
        assertThatThrownBy(() -> new Effort(first, least))
                .hasMessage("effort must hold 1 <= least <= first <= 128, was [" + least + ", " + first + "]");
    }

    @Test
    void aBudgetBelowAMillisecondIsRefused() {
        PredictorOptions options = PredictorOptions.defaults();
        assertThatThrownBy(() -> options.withBudget(Duration.ofNanos(999_999)))
                .hasMessage("budget must be at least 1 ms, was PT0.000999999S");
        assertThatThrownBy(() -> options.withBudget(Duration.ofDays(-1))).hasMessageContaining("at least 1 ms");
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        assertThat(options.withBudget(forever).budget()).isEqualTo(forever);
    }
}
