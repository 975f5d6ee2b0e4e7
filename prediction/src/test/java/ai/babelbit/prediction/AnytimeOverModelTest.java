package ai.babelbit.prediction;

import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.PredictorContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

final class AnytimeOverModelTest extends PredictorContract {
    @TempDir
    Path folder;

    @Override
    protected Predictor open() throws IOException {
        List<CandidateSource> sources = List.of(Sources.ngram(folder));
        return AnytimePredictor.of("model", sources, PredictorOptions.defaults());
    }
}
