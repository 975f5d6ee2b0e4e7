package ai.babelbit.prediction.index;

import ai.babelbit.dialogue.Context;
import ai.babelbit.prediction.Mixture;
import ai.babelbit.prediction.corpus.TrainingProgress;
import ai.babelbit.prediction.corpus.WordMatcher;
import ai.babelbit.prediction.ngram.Corpora;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Small indexes.
public final class Indexes {
    private Indexes() {}

    /// Indexes dialogues in `folder/index` and opens what came of it.
    public static CorpusIndex build(Path folder, List<List<String>> dialogues) throws IOException {
        Path corpus = Corpora.write(folder.resolve("corpus.jsonl"), "c", dialogues);
        Path out = folder.resolve("index");
        CorpusIndexer.build(List.of(corpus), out, TrainingProgress.none());
        return CorpusIndex.open(out);
    }

    /// A search on behalf of a running dialogue.
    static IndexSearch search(CorpusIndex index, Context context) {
        ContextQuery query = new ContextQuery(index, new WordMatcher(index.vocabulary()), context);
        return new IndexSearch(
                index, query, new Likeness(index, Mixture.tuned().cues(), query, query, context.size(), 1));
    }
}
