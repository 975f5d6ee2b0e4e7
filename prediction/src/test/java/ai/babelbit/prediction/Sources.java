package ai.babelbit.prediction;

import ai.babelbit.prediction.index.IndexSource;
import ai.babelbit.prediction.index.Indexes;
import ai.babelbit.prediction.ngram.Corpora;
import ai.babelbit.prediction.ngram.NgramSource;
import java.io.IOException;
import java.nio.file.Path;

/// Small sources over the dialogues that come with the library.
final class Sources {
    private Sources() {}

    static CandidateSource ngram(Path folder) throws IOException {
        return NgramSource.of(Corpora.train(folder, Corpora.builtin(), Corpora.TEXTBOOK));
    }

    static CandidateSource index(Path folder) throws IOException {
        return IndexSource.of(Indexes.build(folder, Corpora.builtin()));
    }
}
