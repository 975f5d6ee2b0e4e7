package ai.babelbit.dialogue.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BestStepTest {
    private static final long SEED = 13;

    /// The bound is exact: whatever is skipped, step and utility are those of looking at everything.
    @Test
    void skippingChangesNoStepAndNoBitOfTheUtility() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 5_000; i++) {
            double weight = random.nextInt(5) == 0 ? random.nextInt(2) : random.nextDouble();
            Similarity semantic = random.nextBoolean()
                    ? Similarity.embedding(new HashEmbedder(), Baseline.fixed(0))
                    : Similarity.jaccard();
            ScoringRule rule = new ScoringRule(weight, semantic);
            String truth = words(random, 1 + random.nextInt(6));
            List<String> predictions = new ArrayList<>();
            for (int step = random.nextInt(8); step > 0; step--) {
                predictions.add(random.nextInt(6) == 0 ? truth : words(random, random.nextInt(6)));
            }
            UtteranceScore all = rule.score(0, truth, predictions);
            StepScore best = rule.best(truth, predictions);
            if (predictions.isEmpty()) {
                assertThat(best).isNull();
            } else {
                assertThat(best)
                        .as("seed %d, %s of %s", SEED, predictions, truth)
                        .isEqualTo(all.steps().get(all.bestStep()));
            }
        }
    }

    @Test
    void aStepThatCannotWinIsNotEmbedded() {
        HashEmbedder embedder = new HashEmbedder();
        ScoringRule rule = new ScoringRule(0.5, Similarity.embedding(embedder, Baseline.fixed(0)));
        // Right at step 0: everything after is worth at most 1/2.
        List<String> predictions = List.of("a b c", "x", "y", "z");
        assertThat(Objects.requireNonNull(rule.best("a b c", predictions)).step())
                .isZero();
        // Only the truth itself was embedded.
        assertThat(embedder.calls()).isEqualTo(1);
    }

    private static String words(SplittableRandom random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(' ').append((char) ('a' + random.nextInt(3)));
        }
        return text.toString().strip();
    }
}
