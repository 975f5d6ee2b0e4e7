package ai.babelbit.prediction.choice;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.scoring.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TailWordsTest {
    private static final long SEED = 31;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "the", "the the", "no, no", "tür 🙂", "odd\u00a0space and\u2003more", "a\u0000b \u0000"})
    void whatFollowsAPrefixIsAsAlikeAsWholeTextsAre(String prefix) {
        RandomGenerator random = new SplittableRandom(SEED);
        TailWords words = new TailWords(prefix);
        List<String> texts = new ArrayList<>();
        List<long[]> sets = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            texts.add(RandomTexts.after(random, prefix, i % 3 == 0 ? 2 : 90));
            sets.add(words.of(texts.getLast()));
        }
        Similarity jaccard = Similarity.jaccard();
        for (int a = 0; a < texts.size(); a++) {
            Similarity.Truth truth = jaccard.against(texts.get(a));
            for (int b = 0; b < texts.size(); b++) {
                assertThat(words.jaccard(sets.get(a), sets.get(b)))
                        .as("seed %d, '%s' and '%s'", SEED, texts.get(a), texts.get(b))
                        .isEqualTo(truth.to(texts.get(b)));
            }
        }
    }
}
