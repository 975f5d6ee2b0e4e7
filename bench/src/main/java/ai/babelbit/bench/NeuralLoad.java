package ai.babelbit.bench;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.prediction.CandidateSource.Draw;
import ai.babelbit.prediction.Predictors;
import ai.babelbit.prediction.neural.NeuralModel;
import ai.babelbit.prediction.neural.NeuralSource;
import ai.babelbit.prediction.neural.Sampling;
import java.nio.file.Path;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/// How long the shipped neural model takes from a new word, with 300 words of context already there: to one
/// continuation, and to sixteen, of at most twelve tokens each.
final class NeuralLoad {
    private static final int ROUNDS = 120;
    private static final int WARM_UP = 40;
    private static final Deadline LATER = Deadline.in(Duration.ofHours(1));

    private NeuralLoad() {}

    public static void main(String[] arguments) {
        NeuralModel model = Predictors.builtinNeural(Path.of(System.getProperty("user.home"), ".babelbit"));
        for (int threads = 1; threads <= 2; threads++) {
            for (int wanted : new int[] {1, 16}) {
                // Everything is drawn to its end here; the nucleus is as shipped.
                Sampling sampling = new Sampling(1, 0.95, 12, 640, threads);
                try (NeuralSource source = NeuralSource.of(model, sampling)) {
                    Histogram micros = measure(source, wanted);
                    System.out.printf(
                            "%2d continuations of up to 12 tokens, %d thread%s: p50 %.1f ms, p99 %.1f ms%n",
                            wanted,
                            threads,
                            threads == 1 ? "" : "s",
                            micros.getValueAtPercentile(50) / 1e3,
                            micros.getValueAtPercentile(99) / 1e3);
                }
            }
        }
    }

    private static Histogram measure(NeuralSource source, int wanted) {
        Context context = Context.empty();
        for (int i = 0; i < 25; i++) {
            context = context.plus("So I was thinking that we could look at this again on day " + i);
        }
        Histogram micros = new Histogram(3);
        for (int round = 0; round < ROUNDS; round++) {
            Draw draw = source.open(context, round);
            draw.propose("I", 1, LATER);
            long started = System.nanoTime();
            draw.propose("I don't", wanted, LATER);
            if (round >= WARM_UP) {
                micros.recordValue((System.nanoTime() - started) / 1000);
            }
        }
        return micros;
    }
}
