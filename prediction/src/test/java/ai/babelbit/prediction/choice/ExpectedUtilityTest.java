package ai.babelbit.prediction.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.scoring.Similarity;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpectedUtilityTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theExpectationIsThatOfThePlainDoubleLoopAndSoIsTheChoice(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        CandidatePool pool = new CandidatePool(Utility.classic(), 1);
        pool.narrow("so");
        for (int i = 0; i < 150; i++) {
            pool.add(0, RandomTexts.after(random, "so", 12), 1);
        }
        pool.settle(Deadline.in(Duration.ofMinutes(1)));
        double[] probabilities = IntStream.range(0, pool.size())
                .mapToDouble(_ -> random.nextInt(5) == 0 ? 0 : random.nextDouble())
                .toArray();
        double all = Arrays.stream(probabilities).sum();
        Arrays.setAll(probabilities, i -> probabilities[i] / all);
        double[] expected = plain(pool, probabilities);
        double[] found = ExpectedUtility.of(pool, probabilities);
        assertThat(found).containsExactly(expected, within(1e-6));
        assertThat(Arrays.stream(found)).allMatch(each -> each >= 0 && each <= 1 + 1e-6);
        assertThat(best(found)).isEqualTo(best(expected));
    }

    private static double[] plain(CandidatePool pool, double[] probabilities) {
        double[] expected = new double[pool.size()];
        for (int truth = 0; truth < expected.length; truth++) {
            Similarity.Truth lexical = Similarity.lexical().against(pool.text(truth));
            Similarity.Truth jaccard = Similarity.jaccard().against(pool.text(truth));
            for (int said = 0; said < expected.length; said++) {
                double similarity = 0.5 * lexical.to(pool.text(said)) + 0.5 * jaccard.to(pool.text(said));
                expected[said] += probabilities[truth] * similarity;
            }
        }
        return expected;
    }

    private static int best(double[] values) {
        return IntStream.range(0, values.length)
                .reduce((a, b) -> values[b] > values[a] ? b : a)
                .orElseThrow();
    }
}
