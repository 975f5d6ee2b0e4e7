package ai.babelbit.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ReliabilityTest {
    private final Reliability reliability = new Reliability();

    @Test
    void withoutExpectationsThereAreNoBinsAndNoError() {
        assertThat(reliability.bins()).isEmpty();
        assertThat(reliability.error()).isZero();
    }

    @Test
    void tenBinsOfEquallyManyRiseWithTheExpectation() {
        // 0, 37, 74, 11, ... : every number below 100 once, in no order.
        for (int i = 0; i < 100; i++) {
            double expected = i * 37 % 100 / 100.0;
            reliability.add(expected, expected / 2);
        }
        assertThat(reliability.bins()).hasSize(10).allMatch(bin -> bin.count() == 10);
        for (int bin = 0; bin < 10; bin++) {
            double mean = (bin * 10 + 4.5) / 100;
            assertThat(reliability.bins().get(bin).expected()).isCloseTo(mean, within(1e-12));
            assertThat(reliability.bins().get(bin).obtained()).isCloseTo(mean / 2, within(1e-12));
        }
        // The mean of half of 0.045, 0.145, ... 0.945.
        assertThat(reliability.error()).isCloseTo(0.2475, within(1e-12));
    }

    /// Chance evens out inside a bin: 0.3 expected is right when 3 in 10 come true.
    @Test
    void aBinIsRightWhenItsMeanIs() {
        for (int i = 0; i < 100; i++) {
            reliability.add(0.3, i % 10 < 3 ? 1 : 0);
        }
        assertThat(reliability.error()).isCloseTo(0, within(1e-12));
    }

    @Test
    void tooFewForTenBinsAreAllCounted() {
        reliability.add(0.5, 0.25);
        reliability.add(0.25, 0.5);
        reliability.add(1, 0.5);
        assertThat(reliability.bins().stream().mapToInt(Reliability.Bin::count).sum())
                .isEqualTo(3);
        assertThat(reliability.error()).isCloseTo(1.0 / 3, within(1e-12));
    }
}
