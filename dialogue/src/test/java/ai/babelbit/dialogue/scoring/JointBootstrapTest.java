package ai.babelbit.dialogue.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class JointBootstrapTest {
    private static final long SEED = 17;

    private final SplittableRandom random = new SplittableRandom(SEED);

    /// Under no true difference, a 95 % interval must exclude 0 in about 5 % of experiments, and not much
    /// more.
    @Test
    void ofTwoEqualContestantsOneIsCalledAheadInOneOfTwentyCases() {
        int called = 0;
        for (int i = 0; i < 400; i++) {
            called += Objects.requireNonNull(pair(60, 0, 0.1).difference(0, 1, random))
                            .isReal()
                    ? 1
                    : 0;
        }
        assertThat(called / 400.0).as("seed %d", SEED).isBetween(0.02, 0.1);
    }

    @Test
    void aTrueDifferenceIsFoundThoughDialoguesDifferMore() {
        JointBootstrap.Difference difference =
                Objects.requireNonNull(pair(200, 0.02, 0.02).difference(0, 1, random));
        assertThat(difference.isReal()).isTrue();
        assertThat(difference.chance()).isGreaterThan(0.99);
        assertThat(difference.mean()).isBetween(difference.low(), difference.high());
        assertThat(difference.mean()).isCloseTo(0.02, Offset.offset(0.01));
        double[] chances = Objects.requireNonNull(pair(200, 0.02, 0.02).chancesToLead(random));
        assertThat(chances[0]).isGreaterThan(0.99);
        assertThat(chances[0] + chances[1]).isCloseTo(1, Offset.offset(1e-9));
    }

    @Test
    void equalsShareTheLeadAndFewDialoguesSayNothing() {
        JointBootstrap same = new JointBootstrap(2);
        for (int i = 0; i < JointBootstrap.LEAST_DIALOGUES; i++) {
            assertThat(same.chancesToLead(random)).isNull();
            assertThat(same.difference(0, 1, random)).isNull();
            same.add(new double[] {i, i}, 3);
        }
        assertThat(same.chancesToLead(random)).containsExactly(new double[] {0.5, 0.5}, Offset.offset(1e-9));
        assertThat(Objects.requireNonNull(same.difference(0, 1, random)).isReal())
                .isFalse();
    }

    /// Merging neighbours bounds the space; mean and width stay what they were.
    @Test
    void manyDialoguesAreDrawnInClusters() {
        JointBootstrap many = new JointBootstrap(1);
        SplittableRandom values = new SplittableRandom(SEED);
        double sum = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            double value = values.nextDouble();
            sum += value;
            many.add(new double[] {value}, 1);
        }
        Bootstrap.Interval interval = Objects.requireNonNull(many.interval(0, random));
        assertThat(many.dialogues()).isEqualTo(n);
        assertThat(interval.mean()).isCloseTo(sum / n, Offset.offset(1e-9));
        // A uniform value's standard deviation is sqrt(1/12); a 95 % interval is 3.92 standard errors wide.
        assertThat(interval.high() - interval.low()).isCloseTo(3.92 * Math.sqrt(1 / 12.0 / n), Offset.offset(0.0006));
    }

    private JointBootstrap pair(int dialogues, double ahead, double noise) {
        JointBootstrap pair = new JointBootstrap(2);
        for (int i = 0; i < dialogues; i++) {
            double difficulty = random.nextDouble();
            pair.add(
                    new double[] {
                        10 * (difficulty + ahead + noise * random.nextGaussian()),
                        10 * (difficulty + noise * random.nextGaussian())
                    },
                    10);
        }
        return pair;
    }
}
