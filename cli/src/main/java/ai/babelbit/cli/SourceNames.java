package ai.babelbit.cli;

import ai.babelbit.cli.config.CacheSettings;
import ai.babelbit.cli.config.ClientSettings;
import ai.babelbit.cli.config.Environment;
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
/// among them, `ngram:FILE`, `neural:FILE`, `index:DIR`, and several joined by `+`, `openai` among them.
record SourceNames(Environment environment) {
    /// For help and messages.
    static final String FORMS = "builtin, ngram, neural, ngram:FILE, neural:FILE, index:DIR,"
            + " or several of these (and openai) joined by +";

    /// What is asked over a network. Alone it is no source but a predictor of its own.
    static final String REMOTE = "openai";

    private static final Pattern JOINT = Pattern.compile("\\+(?=builtin|ngram|neural|index:|" + REMOTE + "(?:\\+|$))");

    /// Whether a name means sources at all.
    static boolean isSources(String name) {
        return !name.equals(REMOTE) && parts(name).stream().allMatch(SourceNames::isSource);
    }

    private static boolean isSource(String part) {
        return switch (part) {
            case "builtin", "ngram", "neural", REMOTE -> true;
            default -> part.startsWith("ngram:") || part.startsWith("neural:") || part.startsWith("index:");
        };
    }

    /// Whether one of the sources is asked over a network.
    static boolean areRemote(String name) {
        return isSources(name) && parts(name).contains(REMOTE);
    }

    private static List<String> parts(String name) {
        return JOINT.splitAsStream(name).toList();
    }

    /// Opens all of them, the slowest last.
    ///
    /// @throws InvalidInputException when a file is not what it must be
    List<CandidateSource> open(String name) {
        List<CandidateSource> sources = new ArrayList<>();
        try {
            for (String part : parts(name)) {
                if (part.equals("builtin")) {
                    sources.addAll(Predictors.builtinSources(cache()));
                } else if (!part.equals(REMOTE)) {
                    sources.add(file(part));
                }
            }
            for (String part : parts(name)) {
                if (part.equals(REMOTE)) {
                    sources.add(ClientSettings.from(environment).completionSource());
                }
            }
            if (sources.stream().map(CandidateSource::name).distinct().count() < sources.size()) {
                throw new InvalidInputException(
                        "--predictor " + name + ": expected each kind of source once, found one twice");
            }
        } catch (InvalidInputException e) {
            sources.forEach(CandidateSource::close);
            throw e;
        }
        return sources;
    }

    private CandidateSource file(String part) {
        if (part.equals("ngram")) {
            return NgramSource.of(Predictors.builtinNgram(cache()));
        }
        if (part.equals("neural")) {
            return NeuralSource.of(Predictors.builtinNeural(cache()));
        }
        Path path = Path.of(part.substring(part.indexOf(':') + 1));
        if (part.startsWith("neural:")) {
            return NeuralSource.of(NeuralModel.open(path));
        }
        return part.startsWith("ngram:")
                ? NgramSource.of(NgramModel.open(path))
                : IndexSource.of(CorpusIndex.open(path));
    }

    private Path cache() {
        return CacheSettings.from(environment).folder();
    }
}
