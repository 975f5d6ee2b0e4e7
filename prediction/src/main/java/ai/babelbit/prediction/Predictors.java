package ai.babelbit.prediction;

import ai.babelbit.dialogue.Predictor;
import ai.babelbit.prediction.ngram.NgramModel;
import ai.babelbit.prediction.ngram.NgramSource;
import java.nio.file.Path;
import java.util.List;

/// Ready predictors.
public final class Predictors {
    private static final String ENGLISH = "english.ngram";

    private Predictors() {}

    /// The predictor that comes with this library: an n-gram model of English dialogues and the choice of what has
    /// the highest expected utility. Keeps the unpacked model in `~/.babelbit/models`, if it may.
    public static Predictor builtin() {
        return builtin(Path.of(System.getProperty("user.home"), ".babelbit"), PredictorOptions.defaults());
    }

    /// The same, working in a way of one's own.
    ///
    /// @param cache where unpacked models may be kept
    public static Predictor builtin(Path cache, PredictorOptions options) {
        return AnytimePredictor.of("builtin", builtinSources(cache), options);
    }

    /// What the built-in predictor asks, to be combined with sources of one's own.
    ///
    /// @param cache where unpacked models may be kept
    public static List<CandidateSource> builtinSources(Path cache) {
        return List.of(NgramSource.of(builtinNgram(cache)));
    }

    /// The n-gram model that comes with this library.
    ///
    /// @param cache where the unpacked model may be kept
    public static NgramModel builtinNgram(Path cache) {
        return new ShippedFile(ENGLISH).open(cache, NgramModel::open, NgramModel::read);
    }
}
