package ai.babelbit.prediction.index;

import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.CandidateSource;
import ai.babelbit.prediction.CandidateSourceContract;
import ai.babelbit.prediction.ngram.Corpora;
import java.nio.file.Path;
import java.util.List;

final class IndexSourceContractTest extends CandidateSourceContract {
    @Override
    protected CandidateSource open(Path folder) throws Exception {
        return IndexSource.of(Indexes.build(folder, Corpora.builtin()));
    }

    @Override
    protected List<String> known() {
        return Words.split(Corpora.builtin().getFirst().getFirst());
    }
}
