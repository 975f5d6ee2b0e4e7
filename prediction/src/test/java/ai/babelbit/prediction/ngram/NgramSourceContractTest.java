package ai.babelbit.prediction.ngram;

import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.CandidateSource;
import ai.babelbit.prediction.CandidateSourceContract;
import java.nio.file.Path;
import java.util.List;

final class NgramSourceContractTest extends CandidateSourceContract {
    @Override
    protected CandidateSource open(Path folder) throws Exception {
        return NgramSource.of(Corpora.train(folder, Corpora.builtin(), Corpora.TEXTBOOK.withTopics(2)));
    }

    @Override
    protected List<String> known() {
        return Words.split(Corpora.builtin().getFirst().getFirst());
    }
}
