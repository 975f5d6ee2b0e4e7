package ai.babelbit.prediction.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.scoring.Baseline;
import ai.babelbit.dialogue.scoring.HashEmbedder;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.Similarity;
import ai.babelbit.dialogue.scoring.StepScore;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CandidatePoolTest {
    private static final Deadline LATER = Deadline.in(Duration.ofMinutes(5));
    private static final long SEED = 5;

    static Stream<ScoringRule> rules() {
        return Stream.of(
                ScoringRule.classic(),
                new ScoringRule(0, Similarity.jaccard()),
                new ScoringRule(0.3, Similarity.lexical()),
                new ScoringRule(0.5, Similarity.embedding(new HashEmbedder(), Baseline.fixed(0.1))));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void textsAreAsSimilarAsTheRuleScoresThem(ScoringRule rule) {
        RandomGenerator random = new SplittableRandom(SEED);
        CandidatePool pool = new CandidatePool(Utility.of(rule), 2);
        String prefix = "";
        for (String word : List.of("the", "the", "🙂", "the", "x")) {
            prefix = prefix.isEmpty() ? word : prefix + " " + word;
            pool.narrow(prefix);
            for (int i = 0; i < 60; i++) {
                pool.add(i % 2, RandomTexts.after(random, prefix, i % 4 == 0 ? 60 : 6), 1 + i);
                // Some of these go on as the next words will.
                pool.add(i % 2, RandomTexts.after(random, prefix + " the 🙂 the x", 5), 1);
                if (i % 20 == 0) {
                    pool.settle(LATER);
                }
            }
            pool.settle(LATER);
            assertSimilarities(pool, rule);
        }
    }

    private static void assertSimilarities(CandidatePool pool, ScoringRule rule) {
        assertThat(pool.size()).isGreaterThan(20);
        for (int a = 0; a < pool.size(); a++) {
            List<String> predictions =
                    IntStream.range(0, pool.size()).mapToObj(pool::text).toList();
            List<StepScore> steps = rule.score(0, pool.text(a), predictions).steps();
            for (int b = 0; b < pool.size(); b++) {
                double scored = rule.lexicalWeight() * steps.get(b).lexical()
                        + (1 - rule.lexicalWeight()) * steps.get(b).semantic();
                assertThat((double) pool.similarity(a, b))
                        .as("seed %d, '%s' and '%s'", SEED, pool.text(a), pool.text(b))
                        .isCloseTo(scored, within(1e-6));
            }
        }
    }

    @Test
    void weightsAndCountsOfATextAddUpBySource() {
        CandidatePool pool = settled("so", "so what", "so be it", "so what");
        pool.add(1, "so what", 0.5);
        assertThat(pool.size()).isEqualTo(2);
        assertThat(pool.text(0)).isEqualTo("so what");
        assertThat(pool.weight(0, 0)).isEqualTo(2);
        assertThat(pool.weight(0, 1)).isEqualTo(0.5);
        assertThat(pool.count(0, 0)).isEqualTo(2);
        assertThat(pool.count(0, 1)).isEqualTo(1);
        pool.forget(0);
        assertThat(pool.weight(0, 0)).isZero();
        assertThat(pool.weight(0, 1)).isEqualTo(0.5);
    }

    @Test
    void aLongerPrefixKeepsWhatFitsWithItsWeightAndForgetsTheRest() {
        CandidatePool pool = settled("so", "so what", "so whatever", "so what then", "so", "so what then");
        pool.narrow("so what");
        assertThat(IntStream.range(0, pool.size()).mapToObj(pool::text)).containsExactly("so what", "so what then");
        assertThat(pool.weight(1, 0)).isEqualTo(2);
        pool.forget(0);
        pool.narrow("so what");
        assertThat(pool.size()).isZero();
    }

    @Test
    void whatDoesNotBeginWithThePrefixIsPassedOver() {
        assertThat(settled("so", "sow", "well so", "", "s", "So what").size()).isZero();
    }

    @Test
    void noMoreIsTakenThanThereIsRoomFor() {
        CandidatePool pool = new CandidatePool(Utility.classic(), 1);
        pool.narrow("x");
        pool.add(0, "x " + "far too long ".repeat(500), 1);
        for (int i = 0; i < 1000; i++) {
            pool.add(0, "x " + i, 1);
        }
        pool.settle(LATER);
        assertThat(pool.size()).isEqualTo(CandidatePool.CAPACITY);
        assertThat(pool.text(0)).isEqualTo("x 0");
    }

    @Test
    void textsOfEveryCharacterThereIsAreTurnedAwayBeforeTheTablesGrowLarge() {
        CandidatePool pool = new CandidatePool(Utility.classic(), 1);
        pool.narrow("x");
        for (int i = 0; i < 100; i++) {
            pool.add(0, "x " + Character.toString(0x20000).repeat(2) + characters(0x20000 + 900 * i, 900), 1);
        }
        pool.settle(LATER);
        assertThat(pool.size()).isBetween(8, 20);
        assertSimilaritiesOfClassic(pool);
    }

    private static void assertSimilaritiesOfClassic(CandidatePool pool) {
        Similarity.Truth lexical = Similarity.lexical().against(pool.text(0));
        Similarity.Truth jaccard = Similarity.jaccard().against(pool.text(0));
        for (int i = 0; i < pool.size(); i++) {
            double expected = (lexical.to(pool.text(i)) + jaccard.to(pool.text(i))) / 2;
            assertThat((double) pool.similarity(0, i)).isCloseTo(expected, within(1e-6));
        }
    }

    private static String characters(int from, int count) {
        return IntStream.range(from, from + count)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void withoutTimeOneTextIsSettled() {
        CandidatePool pool = new CandidatePool(Utility.classic(), 1);
        pool.narrow("x");
        pool.settle(Deadline.in(Duration.ZERO));
        assertThat(pool.size()).isZero();
        pool.add(0, "x y", 1);
        pool.add(0, "x z", 1);
        pool.settle(Deadline.in(Duration.ZERO));
        assertThat(pool.size()).isEqualTo(1);
        pool.settle(LATER);
        assertThat(pool.size()).isEqualTo(2);
    }

    private static CandidatePool settled(String prefix, String... texts) {
        CandidatePool pool = new CandidatePool(Utility.classic(), 2);
        pool.narrow(prefix);
        for (String text : texts) {
            pool.add(0, text, 1);
        }
        pool.settle(LATER);
        return pool;
    }
}
