package ai.babelbit.prediction.index;

import ai.babelbit.dialogue.Context;
import ai.babelbit.prediction.CandidateSource;
import ai.babelbit.prediction.corpus.WordMatcher;

/// Proposes utterances of a corpus that begin like the prefix, those first whose dialogues resemble the running
/// one. Immutable, safe for concurrent use.
public final class IndexSource implements CandidateSource {
    private final CorpusIndex index;
    private final WordMatcher matcher;

    private IndexSource(CorpusIndex index) {
        this.index = index;
        this.matcher = new WordMatcher(index.vocabulary());
    }

    /// Over an open index.
    public static IndexSource of(CorpusIndex index) {
        return new IndexSource(index);
    }

    @Override
    public String name() {
        return "index";
    }

    @Override
    public Draw open(Context context, long seed) {
        return new IndexDraw(index, matcher, context);
    }
}
