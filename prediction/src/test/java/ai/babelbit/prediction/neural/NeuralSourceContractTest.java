package ai.babelbit.prediction.neural;

import ai.babelbit.prediction.CandidateSource;
import ai.babelbit.prediction.CandidateSourceContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

final class NeuralSourceContractTest extends CandidateSourceContract {
    @Override
    protected CandidateSource open(Path folder) throws IOException {
        return NeuralSource.of(Recorded.model("tiny-int8.safetensors"));
    }

    @Override
    protected List<String> known() {
        return List.of("so", "what", "do", "you", "think");
    }
}
