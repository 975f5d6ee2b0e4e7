package ai.babelbit.prediction;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Prediction;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.prediction.CandidateSource.Candidate;
import ai.babelbit.prediction.CandidateSource.Draw;
import ai.babelbit.prediction.choice.CandidatePool;
import ai.babelbit.prediction.choice.ExpectedUtility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// What is known of one utterance while it is spoken: the candidates that still fit, and how they resemble each
/// other. Not thread-safe: one utterance, one thread at a time.
final class PredictionSession {
    /// So many draws are made between two looks at the clock.
    private static final int CHUNK = 12;

    /// How much of a prediction's worth is its own expected utility, beside what it adds to earlier ones. With 0,
    /// U is another 0.001 higher, but later predictions are 0.03 to 0.15 less similar to the truth.
    private static final double FOR_ITSELF = 0.25;

    private static final int REMEMBERED = 4;

    /// A sampler that had time for so many draws counts half: few draws are a poor picture of what it knows.
    private static final int FEW = 8;

    /// How long the n-best list is.
    private static final int ALTERNATIVES = 8;

    private record Said(String text, int step) {}

    private final List<CandidateSource> sources;
    private final PredictorOptions options;
    private final List<Draw> draws = new ArrayList<>();
    private final CandidatePool pool;
    /// By source: how many proposals the pool holds, repetitions included.
    private final int[] proposed;
    /// By source that does not draw: whether it has said all it knows for this prefix.
    private final boolean[] heard;

    /// The first predictions; later ones secure next to nothing.
    private final List<Said> said = new ArrayList<>();

    private String prefix = "";

    PredictionSession(List<CandidateSource> sources, PredictorOptions options, Context context, long seed) {
        this.sources = sources;
        this.options = options;
        this.pool = new CandidatePool(options.utility(), sources.size());
        this.proposed = new int[sources.size()];
        this.heard = new boolean[sources.size()];
        for (int i = 0; i < sources.size(); i++) {
            draws.add(sources.get(i).open(context, seed + i));
        }
    }

    /// Whether this prefix goes on from the one that was asked for last.
    boolean goesOnWith(String longer) {
        return longer.startsWith(prefix)
                && (prefix.isEmpty() || longer.length() == prefix.length() || longer.charAt(prefix.length()) == ' ');
    }

    /// Predicts the whole utterance.
    ///
    /// @param longer the words revealed so far, which go on from those of the last call
    Prediction predict(String longer, int step, Deadline deadline) {
        if (!longer.equals(prefix)) {
            prefix = longer;
            pool.narrow(prefix);
            keepDraws();
        }
        fill(options.effort().at(step), deadline);
        return choose(step);
    }

    /// What a source finds is found anew for each prefix; draws stay as long as they fit, since what is left of
    /// them is drawn as if the new word had been known.
    private void keepDraws() {
        for (int source = 0; source < sources.size(); source++) {
            int kept = 0;
            if (sources.get(source).draws()) {
                for (int i = 0; i < pool.size(); i++) {
                    kept += pool.count(i, source);
                }
            } else {
                pool.forget(source);
            }
            proposed[source] = kept;
            heard[source] = false;
        }
    }

    /// One source after the other, quickest first, so that a slow one takes only the time that is left.
    private void fill(int wanted, Deadline deadline) {
        pool.settle(deadline);
        for (int source = 0; source < sources.size(); source++) {
            boolean drawing = sources.get(source).draws();
            boolean more = drawing ? proposed[source] < wanted : !heard[source];
            while (more && !(deadline.hasPassed() && pool.size() > 0)) {
                int asked = drawing ? Math.min(CHUNK, wanted - proposed[source]) : wanted;
                List<Candidate> found = draws.get(source).propose(prefix, asked, deadline);
                add(source, found);
                heard[source] = !deadline.hasPassed();
                more = drawing && !found.isEmpty() && proposed[source] < wanted;
                pool.settle(deadline);
            }
        }
    }

    /// What was drawn adds to earlier draws; what was found takes the place of what was found before, when time
    /// ran out.
    private void add(int source, List<Candidate> found) {
        if (!sources.get(source).draws() && !found.isEmpty()) {
            pool.forget(source);
            proposed[source] = 0;
        }
        for (Candidate candidate : found) {
            pool.add(source, candidate.text(), candidate.weight());
        }
        proposed[source] += found.size();
    }

    private Prediction choose(int step) {
        int size = pool.size();
        if (size == 0) {
            return Prediction.of(prefix);
        }
        // Whoever asks again for the same words gets the same answer.
        said.removeIf(earlier -> earlier.step() >= step);
        double[] probabilities = probabilities(size);
        double[] expected = ExpectedUtility.of(pool, probabilities);
        double[] worth = switch (options.chooser()) {
            case GAIN -> worth(step, probabilities, expected);
            case EXPECTED_UTILITY -> expected;
            case LIKELIEST -> probabilities;
        };
        int best = largest(worth);
        if (said.size() < REMEMBERED) {
            said.add(new Said(pool.text(best), step));
        }
        double similarity = options.mixture().calibration(step).obtained(Math.clamp(expected[best], 0, 1));
        List<Prediction.Alternative> alternatives = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -probabilities[i]))
                .limit(ALTERNATIVES)
                .map(i -> new Prediction.Alternative(pool.text(i), Math.clamp(probabilities[i], 0, 1)))
                .toList();
        return new Prediction(
                pool.text(best), OptionalDouble.of(similarity * ScoringRule.earliness(step)), alternatives);
    }

    /// The best step counts, so what a prediction adds to earlier ones comes first; but people also want each
    /// prediction to be good for itself.
    private double[] worth(int step, double[] probabilities, double[] expected) {
        if (said.isEmpty()) {
            return expected;
        }
        double earliness = ScoringRule.earliness(step);
        float[] secured = new float[expected.length];
        for (int earlier = 0; earlier < said.size(); earlier++) {
            pool.raise(
                    said.get(earlier).text(),
                    ScoringRule.earliness(said.get(earlier).step()),
                    secured);
        }
        double[] worth = ExpectedUtility.gain(pool, probabilities, earliness, secured);
        for (int i = 0; i < worth.length; i++) {
            worth[i] += FOR_ITSELF * earliness * expected[i];
        }
        return worth;
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    private double[] probabilities(int size) {
        double[] shares = new double[sources.size()];
        for (int source = 0; source < shares.length; source++) {
            double factor = options.mixture().factor(sources.get(source).name());
            shares[source] = sources.get(source).draws() ? factor / (proposed[source] + FEW) : factor;
        }
        double[] probabilities = new double[size];
        double all = 0;
        for (int i = 0; i < size; i++) {
            for (int source = 0; source < shares.length; source++) {
                probabilities[i] += shares[source] * pool.weight(i, source);
            }
            all += probabilities[i];
        }
        for (int i = 0; i < size; i++) {
            probabilities[i] = all > 0 && all < Double.POSITIVE_INFINITY ? probabilities[i] / all : 1.0 / size;
        }
        return probabilities;
    }
}
