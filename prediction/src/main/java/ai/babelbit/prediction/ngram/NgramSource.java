package ai.babelbit.prediction.ngram;

import ai.babelbit.dialogue.Context;
import ai.babelbit.prediction.CandidateSource;

/// Proposes utterances by drawing their words one after the other from an n-gram model, given the end of what was
/// said before, and with what was said in this dialogue made likelier. Immutable, safe for concurrent use.
public final class NgramSource implements CandidateSource {
    private final NgramModel model;
    private final SamplingOptions options;
    private final Sampler sampler;
    private final WordMatcher matcher;

    private NgramSource(NgramModel model, SamplingOptions options) {
        this.model = model;
        this.options = options;
        this.sampler = new Sampler(model, options.sharpness());
        this.matcher = new WordMatcher(model.vocabulary());
    }

    /// With what did best on held-out dialogues.
    public static NgramSource of(NgramModel model) {
        return of(model, SamplingOptions.defaults());
    }

    /// Drawing in a way of one's own.
    public static NgramSource of(NgramModel model, SamplingOptions options) {
        return new NgramSource(model, options);
    }

    @Override
    public String name() {
        return "ngram";
    }

    @Override
    public Draw open(Context context, long seed) {
        return new NgramDraw(model, sampler, matcher, options, context, seed);
    }
}
