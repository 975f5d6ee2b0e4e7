package ai.babelbit.bench;

import ai.babelbit.prediction.Calibration;
import ai.babelbit.prediction.CandidateSource;
import ai.babelbit.prediction.Mixture;
import ai.babelbit.prediction.Predictors;
import ai.babelbit.prediction.index.CorpusIndex;
import ai.babelbit.prediction.index.Cue;
import ai.babelbit.prediction.index.CueWeights;
import ai.babelbit.prediction.index.IndexSource;
import ai.babelbit.prediction.ngram.NgramSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds what `mixture.json` should say, on dialogues that nothing was learnt from: the factor of each source and
/// the weight of each cue, one after the other, up and down for as long as U rises; then the calibration. Prints
/// every step and at the end the file.
final class Tune {
    private static final double[] FACTORS = {0.25, 0.5, 2, 4};
    private static final double[] WEIGHTS = {0.6, 1.6};

    private Tune() {}

    public static void main(String[] arguments) throws InterruptedException {
        TuneRun run = TuneRun.of(Path.of(arguments[0]), Integer.getInteger("tune.sample", 400));
        Path cache = Path.of(System.getProperty("user.home"), ".babelbit");
        CandidateSource ngram = NgramSource.of(Predictors.builtinNgram(cache));
        CorpusIndex index = arguments.length > 1 ? CorpusIndex.open(Path.of(arguments[1])) : null;
        Mixture best = Mixture.tuned();
        if (index != null) {
            best = search(run, ngram, index, best);
        }
        List<CandidateSource> sources = new ArrayList<>(List.of(ngram));
        if (index != null) {
            sources.add(IndexSource.of(index, best.cues()));
        }
        List<Calibration> calibrations = run.calibrations(sources, best);
        System.out.println(TuneRun.json(new Mixture(best.factors(), best.cues(), calibrations)));
    }

    private static Mixture search(TuneRun run, CandidateSource ngram, CorpusIndex index, Mixture start)
            throws InterruptedException {
        Mixture best = start;
        double most = utility(run, ngram, index, best);
        System.out.printf("U %.4f as it is%n", most);
        for (double factor : FACTORS) {
            Map<String, Double> factors = new HashMap<>(best.factors());
            factors.put("ngram", start.factor("ngram") * factor);
            Mixture other = new Mixture(factors, best.cues(), best.calibrations());
            double utility = utility(run, ngram, index, other);
            System.out.printf("U %.4f with ngram %.0f%n", utility, other.factor("ngram"));
            if (utility > most) {
                most = utility;
                best = other;
            }
        }
        for (Cue cue : Cue.values()) {
            for (double factor : WEIGHTS) {
                CueWeights cues = best.cues().with(cue, start.cues().of(cue) * factor);
                Mixture other = new Mixture(best.factors(), cues, best.calibrations());
                double utility = utility(run, ngram, index, other);
                System.out.printf("U %.4f with %s %.2f%n", utility, cue, cues.of(cue));
                if (utility > most) {
                    most = utility;
                    best = other;
                }
            }
        }
        return best;
    }

    private static double utility(TuneRun run, CandidateSource ngram, CorpusIndex index, Mixture mixture)
            throws InterruptedException {
        return run.utility(List.of(ngram, IndexSource.of(index, mixture.cues())), mixture);
    }
}
