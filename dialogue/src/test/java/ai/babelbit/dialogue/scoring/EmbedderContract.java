package ai.babelbit.dialogue.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// What every embedder promises.
public abstract class EmbedderContract {
    private static final long SEED = 11;

    /// Texts that have broken encoders before: nothing, blanks, NUL, lone surrogates, joined emoji,
    /// right-to-left marks, zero-width characters, combining marks, and far too much of something.
    protected static final List<String> ODD = List.of(
            "",
            " \t\n\u00a0",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\udc00 low first \ud800",
            "x\ud83d",
            "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66 family",
            "\u202eright to left\u202c \u200f\u05e9\u05dc\u05d5\u05dd",
            "z\u200be\u200cr\u200do\ufeff",
            "e" + "\u0301".repeat(500),
            "\ufffe\uffff",
            "[CLS] [SEP] [MASK] [PAD]",
            "word ".repeat(10_000),
            "a".repeat(100_000),
            "\ud83d\ude00".repeat(50_000),
            " ".repeat(100_000) + "late");

    /// The same texts, for other tests.
    public static List<String> oddTexts() {
        return ODD;
    }

    /// The embedder to try; closed by the subclass.
    protected abstract Embedder embedder();

    @Test
    void everyTextHasAVectorOfLengthOne() {
        for (String text : ODD) {
            float[] vector = embedder().embed(text);
            assertThat(vector).hasSize(embedder().dimensions());
            assertThat(length(vector)).isCloseTo(1, Offset.offset(1e-5));
        }
    }

    @Test
    void equalTextsHaveEqualVectorsWhateverElseIsEmbeddedAtTheSameTime() throws Exception {
        List<String> texts =
                new ArrayList<>(List.of("how are you?", "see you on friday", "a", "what a long day it was"));
        SplittableRandom random = new SplittableRandom(SEED);
        List<float[]> alone =
                texts.stream().map(text -> embedder().embed(text).clone()).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int which = random.nextInt(texts.size());
                running.add(threads.submit(() -> assertThat(embedder().embed(texts.get(which)))
                        .as("seed %d", SEED)
                        .isEqualTo(alone.get(which))));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
    }

    @Test
    void preparingChangesNothing() {
        float[] before = embedder().embed("prepared").clone();
        embedder().prepare(List.of("prepared", "prepared", "", "other"));
        assertThat(embedder().embed("prepared")).isEqualTo(before);
    }

    @Test
    void itSaysWhatItsVectorsDependOn() {
        assertThat(embedder().digest()).matches("[0-9a-f]{64}");
        assertThat(embedder().name()).isNotBlank();
        assertThat(embedder().runtime()).isNotBlank();
    }

    private static double length(float[] vector) {
        double square = 0;
        for (float each : vector) {
            square += (double) each * each;
        }
        return Math.sqrt(square);
    }
}
