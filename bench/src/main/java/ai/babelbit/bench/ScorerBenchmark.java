package ai.babelbit.bench;

import ai.babelbit.dialogue.Challenge;
import ai.babelbit.dialogue.Words;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.UtteranceScore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// Scored steps a second on two threads, for a truth of about 60 characters and predictions of other
/// utterances: the scorer beside the same formula by plain dynamic programming and sets.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Threads(2)
public class ScorerBenchmark {
    private static final int STEPS = 12;
    private static final long SEED = 1;

    private final ScoringRule rule = ScoringRule.classic();
    private final String truth;
    private final List<String> predictions = new ArrayList<>();

    /// Chooses the texts.
    public ScorerBenchmark() {
        List<String> all = Challenge.builtin().dialogues().stream()
                .flatMap(dialogue -> dialogue.utterances().stream())
                .filter(text -> text.length() >= 50 && text.length() <= 64)
                .toList();
        RandomGenerator random = new SplittableRandom(SEED);
        truth = all.getFirst();
        for (int i = 0; i < STEPS; i++) {
            predictions.add(all.get(random.nextInt(all.size())));
        }
    }

    /// The scorer.
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public UtteranceScore scorer() {
        return rule.score(0, truth, predictions);
    }

    /// Its plain twin.
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double plainTwin() {
        double best = 0;
        for (int step = 0; step < STEPS; step++) {
            String prediction = predictions.get(step);
            double lexical = 1
                    - (double) PlainLevenshtein.distance(truth, prediction)
                            / Math.max(truth.length(), prediction.length());
            Set<String> union = new HashSet<>(Words.split(truth));
            Set<String> common = new HashSet<>(union);
            Set<String> words = new HashSet<>(Words.split(prediction));
            union.addAll(words);
            common.retainAll(words);
            double jaccard = (double) common.size() / union.size();
            best = Math.max(best, (0.5 * lexical + 0.5 * jaccard) / (step + 1));
        }
        return best;
    }
}
