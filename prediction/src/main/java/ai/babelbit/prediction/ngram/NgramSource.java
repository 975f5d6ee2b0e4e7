package ai.babelbit.prediction.ngram;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.CandidateSource;
import ai.babelbit.prediction.corpus.WordMatcher;
import java.util.List;

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
    public boolean draws() {
        return true;
    }

    /// The likeliest complete utterances that begin with the prefix, likeliest first, weighted by the
    /// probability that the model alone gives to what follows the prefix. They are shorter than what people
    /// say; use them to see what the model thinks, and [#open] to predict.
    ///
    /// @param prefix revealed words joined by single spaces
    /// @param wanted how many at most, over 0
    public List<Candidate> likeliest(Context context, String prefix, int wanted, Deadline deadline) {
        History history = new History(model);
        DialogueTokens.of(context, matcher, model.order()).lastInto(history);
        List<String> words = Words.split(prefix);
        words.forEach(word -> history.add(matcher.number(word)));
        return new Beam(model, wanted, options.maxWords()).search(prefix, history, words.size(), wanted, deadline);
    }

    @Override
    public Draw open(Context context, long seed) {
        return new NgramDraw(model, sampler, matcher, options, context, seed);
    }
}
