package ai.babelbit.prediction.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.scoring.Baseline;
import ai.babelbit.dialogue.scoring.EmbedderContract;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.Similarity;
import ai.babelbit.dialogue.scoring.StepScore;
import ai.babelbit.dialogue.scoring.Transcript;
import ai.babelbit.dialogue.scoring.UtteranceScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a miner answers: 0 <= U <= 1, the truth alone scores 1, and skipping finds the same step.
final class AdversarialTextTest {
    private static final long SEED = 37;

    @TempDir
    private static Path cache;

    private static CachedEmbedder embedder;
    private static ScoringRule rule;

    @BeforeAll
    static void open() {
        embedder = Embedders.open(null, cache);
        rule = new ScoringRule(
                0.5, Similarity.embedding(embedder, Embedders.calibration(null).baseline(embedder)));
    }

    @AfterAll
    static void close() throws IOException {
        embedder.close();
    }

    @Test
    void everyUtilityIsInRangeAndOnlyTheTruthScoresOne() {
        for (String truth : List.of(
                "see you on friday",
                "\u05e9\u05dc\u05d5\u05dd \u05dc\u05db\u05d5\u05dc\u05dd",
                "\ud83d\ude00 ok",
                "x")) {
            UtteranceScore score = rule.score(0, truth, EmbedderContract.oddTexts());
            for (StepScore step : score.steps()) {
                assertThat(step.lexical()).isBetween(0.0, 1.0);
                assertThat(step.semantic()).isBetween(0.0, 1.0);
                assertThat(step.utility()).isBetween(0.0, 1.0 / (step.step() + 1));
            }
            assertThat(rule.best(truth, EmbedderContract.oddTexts()))
                    .isEqualTo(score.steps().get(score.bestStep()));
            assertThat(Objects.requireNonNull(rule.best(truth, List.of(truth))).utility())
                    .isEqualTo(1);
        }
    }

    /// Padding, invisible characters and endless tails must not score above the plain truth.
    @Test
    void nothingAddedToTheTruthBeatsIt() {
        String truth = "we could meet at the station at nine";
        for (String trick : List.of(
                truth + "\u200b".repeat(500),
                truth + "\u0000",
                "\u202e" + truth,
                truth + " word".repeat(20_000),
                (truth + " ").repeat(50),
                truth + "\ud800")) {
            assertThat(rule.score(0, truth, List.of(trick)).best().orElseThrow())
                    .isLessThan(1);
        }
    }

    @Test
    void noScoreIsNotAScoreOfZero() {
        assertThat(rule.score(0, "truth", List.of()).best()).isEmpty();
        assertThat(rule.best("truth", List.of())).isNull();
        assertThat(rule.score(0, "truth", List.of("")).best()).hasValue(0);
    }

    @Test
    void randomUnitsNeitherCrashNorLeaveTheRange() {
        SplittableRandom random = new SplittableRandom(SEED);
        ScoringRule raw = new ScoringRule(0, Similarity.embedding(embedder, Baseline.fixed(-0.5)));
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(60); j >= 0; j--) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : ' ' + random.nextInt(95)));
            }
            double utility =
                    raw.score(0, "hello there", List.of(text.toString())).best().orElseThrow();
            assertThat(utility)
                    .as("seed %d, text %d: %s", SEED, i, Transcript.clean(text.toString()))
                    .isBetween(0.0, 1.0);
        }
    }
}
