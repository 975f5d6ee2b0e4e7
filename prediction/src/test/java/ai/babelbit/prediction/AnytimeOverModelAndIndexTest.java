package ai.babelbit.prediction;

import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.PredictorContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

final class AnytimeOverModelAndIndexTest extends PredictorContract {
    @TempDir
    Path folder;

    @Override
    protected Predictor open() throws IOException {
        List<CandidateSource> sources = List.of(Sources.index(folder), Sources.ngram(folder));
        return AnytimePredictor.of("both", sources, PredictorOptions.defaults());
    }
}
