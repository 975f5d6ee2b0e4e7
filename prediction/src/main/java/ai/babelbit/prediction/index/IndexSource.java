package ai.babelbit.prediction.index;

import ai.babelbit.dialogue.Context;
import ai.babelbit.prediction.CandidateSource;
import ai.babelbit.prediction.Mixture;
import ai.babelbit.prediction.corpus.WordMatcher;

/// Proposes utterances of a corpus that begin like the prefix, those first whose dialogues resemble the running
/// one. Immutable, safe for concurrent use.
public final class IndexSource implements CandidateSource {
    private final CorpusIndex index;
    private final CueWeights weights;
    private final WordMatcher matcher;

    private IndexSource(CorpusIndex index, CueWeights weights) {
        this.index = index;
        this.weights = weights;
        this.matcher = new WordMatcher(index.vocabulary());
    }

    /// Over an open index, with the weights that did best on held-out dialogues.
    public static IndexSource of(CorpusIndex index) {
        return of(index, Mixture.tuned().cues());
    }

    /// Over an open index.
    ///
    /// @param weights what makes a place suitable
    public static IndexSource of(CorpusIndex index, CueWeights weights) {
        return new IndexSource(index, weights);
    }

    @Override
    public String name() {
        return "index";
    }

    @Override
    public Draw open(Context context, long seed) {
        return new IndexDraw(index, matcher, weights, context);
    }
}
