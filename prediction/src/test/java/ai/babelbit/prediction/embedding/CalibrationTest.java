package ai.babelbit.prediction.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.scoring.HashEmbedder;
import ai.babelbit.dialogue.scoring.Similarity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalibrationTest {
    /// The stored figure belongs to the encoder that ships, and was measured over at least 100,000 pairs.
    @Test
    void theBuiltInEncoderHasItsBaseline() throws IOException {
        try (CachedEmbedder embedder = Embedders.open(null, null)) {
            Calibration stored = Embedders.calibration(null);
            assertThat(stored.baseline(embedder).value()).isBetween(0.0, 0.3);
            assertThat(stored.pairs()).isGreaterThanOrEqualTo(100_000);
            assertThat(stored.runtime()).isEqualTo(embedder.runtime());
            Similarity.Truth truth =
                    Similarity.embedding(embedder, stored.baseline(embedder)).against("Hi - how are you?");
            // The README's pair comes out high, unrelated ones near 0.
            assertThat(truth.to("Hi - how is all going with you?")).isGreaterThan(0.65);
            assertThat(truth.to("The stock market fell sharply on Tuesday.")).isLessThan(0.05);
            assertThatThrownBy(() -> stored.baseline(new HashEmbedder()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("bb calibrate");
        }
    }

    @Test
    void aCalibratorDrawsAndMeasures() {
        Calibrator calibrator = new Calibrator(500, new SplittableRandom(3));
        for (int i = 0; i < 2_000; i++) {
            calibrator.offer("text " + i);
        }
        Calibration measured = calibrator.measure(new HashEmbedder(), "numbers", _ -> {});
        assertThat(measured.texts()).isEqualTo(500);
        assertThat(measured.pairs()).isEqualTo(500L * 499 / 2);
        // Random directions in 8 dimensions: mean 0, standard deviation 1 / sqrt(8).
        assertThat(measured.cosine()).isCloseTo(0, Offset.offset(0.02));
        assertThat(measured.deviation()).isCloseTo(1 / Math.sqrt(8), Offset.offset(0.02));
    }

    @Test
    void aFolderWithoutOrWithABrokenBaselineIsSaidInOneLine(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> Embedders.calibration(folder)).hasMessageContaining("bb calibrate --encoder");
        for (String broken : new String[] {"{", "{}", "{\"sha256\":\"a\",\"cosine\":1}", "[]"}) {
            Files.writeString(folder.resolve(Calibration.FILE), broken);
            assertThatThrownBy(() -> Embedders.calibration(folder))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(Calibration.FILE);
        }
    }
}
