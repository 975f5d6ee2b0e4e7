package ai.babelbit.cli;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.CandidateSource;
import ai.babelbit.prediction.Predictors;
import ai.babelbit.prediction.index.CorpusIndex;
import ai.babelbit.prediction.index.IndexSource;
import ai.babelbit.prediction.neural.NeuralModel;
import ai.babelbit.prediction.neural.NeuralSource;
import ai.babelbit.prediction.ngram.NgramModel;
import ai.babelbit.prediction.ngram.NgramSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Sources of candidates by name: `builtin` for all that come with BabelBit, `ngram` and `neural` for the models
/// among them, `ngram:FILE`, `neural:FILE`, `index:DIR`, and several joined by `+`.
record SourceNames(Path cache) {
    /// For help and messages.
    static final String FORMS =
            "builtin, ngram, neural, ngram:FILE, neural:FILE, index:DIR, or several of these joined by +";

    private static final Pattern JOINT = Pattern.compile("\\+(?=builtin|ngram|neural|index:)");

    /// Whether a name means sources at all.
    static boolean isSources(String name) {
        return JOINT.splitAsStream(name)
                .allMatch(part -> part.equals("builtin")
                        || part.equals("ngram")
                        || part.equals("neural")
                        || part.startsWith("ngram:")
                        || part.startsWith("neural:")
                        || part.startsWith("index:"));
    }

    /// Opens all of them.
    ///
    /// @throws InvalidInputException when a file is not what it must be
    List<CandidateSource> open(String name) {
        List<CandidateSource> sources = new ArrayList<>();
        for (String part : JOINT.splitAsStream(name).toList()) {
            if (part.equals("builtin")) {
                sources.addAll(Predictors.builtinSources(cache));
            } else {
                sources.add(source(part));
            }
        }
        if (sources.stream().map(CandidateSource::name).distinct().count() < sources.size()) {
            throw new InvalidInputException(
                    "--predictor " + name + ": expected each kind of source once, found one twice");
        }
        return sources;
    }

    private CandidateSource source(String part) {
        if (part.equals("ngram")) {
            return NgramSource.of(Predictors.builtinNgram(cache));
        }
        if (part.equals("neural")) {
            return NeuralSource.of(Predictors.builtinNeural(cache));
        }
        Path path = Path.of(part.substring(part.indexOf(':') + 1));
        if (part.startsWith("neural:")) {
            return NeuralSource.of(NeuralModel.open(path));
        }
        return part.startsWith("ngram:")
                ? NgramSource.of(NgramModel.open(path))
                : IndexSource.of(CorpusIndex.open(path));
    }
}
