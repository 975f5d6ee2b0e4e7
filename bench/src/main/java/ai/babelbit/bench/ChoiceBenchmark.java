package ai.babelbit.bench;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.prediction.CandidateSource.Candidate;
import ai.babelbit.prediction.Predictors;
import ai.babelbit.prediction.choice.CandidatePool;
import ai.babelbit.prediction.choice.ExpectedUtility;
import ai.babelbit.prediction.choice.Utility;
import ai.babelbit.prediction.ngram.NgramSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The choice among a hundred drawn utterances: with a pool, and by the plain double loop. Both must choose the
/// same; that is checked before anything is timed.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ChoiceBenchmark {
    private static final int DRAWS = 100;
    private static final Deadline LATER = Deadline.in(Duration.ofDays(1));

    private String prefix = "";
    private List<String> texts = List.of();
    private double[] probabilities = new double[0];

    /// Draws the candidates.
    @Setup
    public void draw() {
        prefix = "I";
        NgramSource source =
                NgramSource.of(Predictors.builtinNgram(Path.of(System.getProperty("user.home"), ".babelbit")));
        texts =
                source
                        .open(Context.of("So what do you do at the weekend?"), 1)
                        .propose(prefix, 3 * DRAWS, LATER)
                        .stream()
                        .map(Candidate::text)
                        .distinct()
                        .limit(DRAWS)
                        .toList();
        probabilities = new double[texts.size()];
        Arrays.fill(probabilities, 1.0 / texts.size());
        int fast = pool();
        int plain = plain();
        if (fast != plain) {
            throw new IllegalStateException(
                    "the pool chose " + texts.get(fast) + ", the double loop " + texts.get(plain));
        }
    }

    /// As the predictor does it.
    @Benchmark
    public int pool() {
        CandidatePool pool = new CandidatePool(Utility.classic(), 1);
        pool.narrow(prefix);
        texts.forEach(text -> pool.add(0, text, 1));
        pool.settle(LATER);
        double[] expected = ExpectedUtility.of(pool, probabilities);
        int best = 0;
        for (int i = 1; i < expected.length; i++) {
            best = expected[i] > expected[best] ? i : best;
        }
        return best;
    }

    /// As anybody would write it first.
    @Benchmark
    public int plain() {
        return PlainChoice.best(texts, probabilities);
    }
}
