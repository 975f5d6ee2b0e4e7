package ai.babelbit.prediction;

import ai.babelbit.dialogue.Predictor;
import ai.babelbit.prediction.neural.NeuralModel;
import ai.babelbit.prediction.neural.NeuralSource;
import ai.babelbit.prediction.ngram.NgramModel;
import ai.babelbit.prediction.ngram.NgramSource;
import java.nio.file.Path;
import java.util.List;

/// Ready predictors.
public final class Predictors {
    private static final String ENGLISH = "english.ngram";
    private static final String ENGLISH_NEURAL = "english-lm.safetensors";

    private Predictors() {}

    /// The predictor that comes with this library: an n-gram and a neural model of English dialogues, and the choice
    /// of what has the highest expected utility. Keeps the unpacked models in `~/.babelbit/models`, if it may.
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
        return List.of(NgramSource.of(builtinNgram(cache)), NeuralSource.of(builtinNeural(cache)));
    }

    /// The n-gram model that comes with this library.
    ///
    /// @param cache where the unpacked model may be kept
    public static NgramModel builtinNgram(Path cache) {
        return new ShippedFile(ENGLISH).open(cache, NgramModel::open, NgramModel::read);
    }

    /// The neural model that comes with this library.
    ///
    /// @param cache where the unpacked model may be kept
    public static NeuralModel builtinNeural(Path cache) {
        return new ShippedFile(ENGLISH_NEURAL).open(cache, NeuralModel::open, NeuralModel::read);
    }
}
