package ai.babelbit.dialogue.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class SimilarityTest {
    private static final long SEED = 7;

    /// Protocol section 5: 1.0 when both are empty.
    @Test
    void twoEmptyTextsAreAlikeAndAnEmptyOneIsLikeNoOther() {
        for (Similarity similarity : new Similarity[] {Similarity.lexical(), Similarity.jaccard()}) {
            assertThat(similarity.against("").to("")).isEqualTo(1);
            assertThat(similarity.against("a b").to("")).isZero();
            assertThat(similarity.against("").to("a b")).isZero();
            assertThat(similarity.against("a b").to("a b")).isEqualTo(1);
        }
    }

    @Test
    void jaccardIsTheSetFormulaForShortAndLongTruths() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000; i++) {
            String truth = words(random, random.nextInt(200));
            String prediction = words(random, random.nextInt(100));
            Set<String> a = set(truth);
            Set<String> b = set(prediction);
            Set<String> union = new HashSet<>(a);
            union.addAll(b);
            a.retainAll(b);
            double expected = union.isEmpty() ? 1 : (double) a.size() / union.size();
            assertThat(Similarity.jaccard().against(truth).to(prediction))
                    .as("seed %d", SEED)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aTrailingEofIsRemovedOnlyAsAWholeWord() {
        assertThat(Transcript.clean(" so it is EOF ")).isEqualTo("so it is");
        assertThat(Transcript.clean("EOF")).isEmpty();
        assertThat(Transcript.clean("GEOF")).isEqualTo("GEOF");
        assertThat(Transcript.clean("EOF first")).isEqualTo("EOF first");
    }

    /// Values of Python's `round(x, 4)`.
    @Test
    void roundingIsHalfToEvenOnTheBinaryValue() {
        assertThat(Rounding.toFourDecimals(0.00005)).isEqualTo(0.0001);
        assertThat(Rounding.toFourDecimals(0.00015)).isEqualTo(0.0001);
        assertThat(Rounding.toFourDecimals(0.12345)).isEqualTo(0.1235);
        assertThat(Rounding.toFourDecimals(0.03125)).isEqualTo(0.0312);
        assertThat(Rounding.toFourDecimals(1.0 / 3)).isEqualTo(0.3333);
        assertThat(Rounding.toFourDecimals(-1)).isEqualTo(-1.0);
    }

    @Test
    void roundingAgreesWithExactArithmeticOnRandomValues() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int i = 0; i < 100_000; i++) {
            double x = random.nextBoolean() ? random.nextDouble() : random.nextInt(20_000) / 20_000.0;
            assertThat(Rounding.toFourDecimals(x))
                    .isEqualTo(new java.math.BigDecimal(x)
                            .setScale(4, java.math.RoundingMode.HALF_EVEN)
                            .doubleValue());
        }
    }

    @Test
    void theBootstrapIntervalHoldsTheMeanAndNarrowsWithMoreDialogues() {
        assertThat(new Bootstrap().interval(new SplittableRandom(SEED))).isNull();
        double few = width(20);
        double many = width(2_000);
        // The width of a mean's interval falls with the square root of the number of dialogues, here by 10.
        assertThat(few / many).isCloseTo(10, Offset.offset(4.0));
    }

    private static double width(int dialogues) {
        RandomGenerator random = new SplittableRandom(SEED);
        Bootstrap bootstrap = new Bootstrap();
        for (int i = 0; i < dialogues; i++) {
            bootstrap.add(random.nextDouble() * 10, 10);
        }
        Bootstrap.Interval interval = Objects.requireNonNull(bootstrap.interval(new SplittableRandom(SEED)));
        assertThat(interval.mean()).isBetween(interval.low(), interval.high());
        return interval.high() - interval.low();
    }

    private static String words(RandomGenerator random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(' ').append(Integer.toString(random.nextInt(120), 36));
        }
        return text.toString().strip();
    }

    private static Set<String> set(String text) {
        return text.isEmpty() ? new HashSet<>() : new HashSet<>(Arrays.asList(text.split(" ")));
    }
}
