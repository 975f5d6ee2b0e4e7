package ai.babelbit.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CalibrationTest {
    private static final Calibration POINTS =
            new Calibration(List.of(0.1, 0.3, 0.7, 0.9), List.of(0.05, 0.25, 0.25, 0.85));

    @ParameterizedTest
    @CsvSource({
        "-1, 0.05",
        "0, 0.05",
        "0.1, 0.05",
        "0.15, 0.1",
        "0.2, 0.15",
        "0.3, 0.25",
        "0.5, 0.25",
        "0.7, 0.25",
        "0.8, 0.55",
        "0.9, 0.85",
        "1, 0.85"
    })
    void betweenPointsThereAreStraightLinesAndBeyondThemTheLastPoint(double expectation, double obtained) {
        assertThat(POINTS.obtained(expectation)).isCloseTo(obtained, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0", "0.25", "1"})
    void noneTakesExpectationsAtTheirWord(double expectation) {
        assertThat(Calibration.none().obtained(expectation)).isEqualTo(expectation);
    }

    @Test
    void pointsOutOfOrderOrRangeAreRefused() {
        assertRefused(List.of(0.0), List.of(0.0), "at least two");
        assertRefused(List.of(0.0, 1.0), List.of(0.0), "as many");
        assertRefused(List.of(0.5, 0.5), List.of(0.0, 1.0), "points must rise, did not at 0.5");
        assertRefused(List.of(0.0, 1.0), List.of(0.6, 0.5), "points must rise, did not at 1.0");
        assertRefused(List.of(0.0, 1.0), List.of(0.0, 1.1), "obtained must be in [0, 1], was 1.1");
        assertRefused(List.of(0.0, 1.0), List.of(Double.NaN, 1.0), "obtained must be in [0, 1], was NaN");
        assertRefused(List.of(Double.NaN, 1.0), List.of(0.0, 1.0), "expected must be finite, was NaN");
        assertRefused(
                List.of(0.0, Double.POSITIVE_INFINITY), List.of(0.0, 1.0), "expected must be finite, was Infinity");
    }

    private static void assertRefused(List<Double> expected, List<Double> obtained, String why) {
        assertThatThrownBy(() -> new Calibration(expected, obtained))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
