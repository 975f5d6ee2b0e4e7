package ai.babelbit.cli.eval;

import ai.babelbit.dialogue.Predictor;
import ai.babelbit.prediction.AnytimePredictor;
import ai.babelbit.prediction.CandidateSource;
import ai.babelbit.prediction.PredictorOptions;
import java.util.ArrayList;
import java.util.List;

/// The same sources with one thing left out or done otherwise, each to be played beside the whole.
///
/// @param name of the whole
record Ablation(String name, List<CandidateSource> sources, PredictorOptions options) {
    /// One row of the table. The predictor must not be closed: its sources serve all rows.
    record Variant(String name, Predictor predictor, EvalRun.Handicap handicap) {}

    List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        variants.add(variant("everything", sources, options, EvalRun.Handicap.NONE));
        if (sources.size() > 1) {
            for (CandidateSource source : sources) {
                variants.add(variant("only " + source.name(), List.of(source), options, EvalRun.Handicap.NONE));
            }
        }
        if (sources.size() > 2) {
            for (CandidateSource left : sources) {
                List<CandidateSource> others = sources.stream()
                        .filter(source -> !source.name().equals(left.name()))
                        .toList();
                variants.add(variant("without " + left.name(), others, options, EvalRun.Handicap.NONE));
            }
        }
        variants.add(variant(
                "the highest expected utility, without regard to earlier predictions",
                sources,
                options.withChooser(PredictorOptions.Chooser.EXPECTED_UTILITY),
                EvalRun.Handicap.NONE));
        variants.add(variant(
                "the likeliest instead of the highest expected utility",
                sources,
                options.withChooser(PredictorOptions.Chooser.LIKELIEST),
                EvalRun.Handicap.NONE));
        variants.add(variant("without context", sources, options, EvalRun.Handicap.NO_CONTEXT));
        variants.add(variant("without memory of the last word", sources, options, EvalRun.Handicap.NO_MEMORY));
        return variants;
    }

    private static Variant variant(
            String name, List<CandidateSource> sources, PredictorOptions options, EvalRun.Handicap handicap) {
        return new Variant(name, AnytimePredictor.of(name, sources, options), handicap);
    }
}
