package ai.babelbit.prediction;

import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.PredictorContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

final class AnytimePredictorContractTest {
    @TempDir
    static Path folder;

    @Nested
    final class OverAModel extends PredictorContract {
        @Override
        protected Predictor open() throws IOException {
            return AnytimePredictor.of("model", List.of(Sources.ngram(folder)), PredictorOptions.defaults());
        }
    }

    @Nested
    final class OverAModelAndAnIndex extends PredictorContract {
        @Override
        protected Predictor open() throws IOException {
            List<CandidateSource> sources = List.of(Sources.index(folder), Sources.ngram(folder));
            return AnytimePredictor.of("both", sources, PredictorOptions.defaults());
        }
    }
}
