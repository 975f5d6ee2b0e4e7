package ai.babelbit.bench;

import ai.babelbit.dialogue.Challenge;
import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.AnytimePredictor;
import ai.babelbit.prediction.PredictorOptions;
import ai.babelbit.prediction.Predictors;
import ai.babelbit.prediction.ngram.NgramModel;
import ai.babelbit.prediction.ngram.NgramSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/// How long the shipped n-gram model takes to open, and how the time of an answer keeps to its budget.
final class PredictLoad {
    private static final int OPENINGS = 15;
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".babelbit");

    private PredictLoad() {}

    public static void main(String[] arguments) throws InterruptedException {
        Predictors.builtinNgram(CACHE);
        double[] millis = new double[OPENINGS];
        for (int i = 0; i < OPENINGS; i++) {
            long start = System.nanoTime();
            NgramModel model = Predictors.builtinNgram(CACHE);
            millis[i] = (System.nanoTime() - start) / 1e6;
            if (model.order() < 1) {
                throw new IllegalStateException("an empty model");
            }
        }
        Arrays.sort(millis);
        System.out.printf("the n-gram model opens in %.1f ms (median of %d)%n", millis[OPENINGS / 2], OPENINGS);
        for (int budget : new int[] {1, 5, 20}) {
            try (Predictor predictor = AnytimePredictor.of(
                    "ngram",
                    List.of(NgramSource.of(Predictors.builtinNgram(CACHE))),
                    PredictorOptions.defaults().withBudget(Duration.ofMillis(budget)))) {
                Histogram micros = new Histogram(3);
                play(predictor, "warm", new Histogram(3));
                play(predictor, "timed", micros);
                System.out.printf(
                        "budget %d ms, one thread, every step of the built-in challenge: p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms%n",
                        budget,
                        micros.getValueAtPercentile(50) / 1e3,
                        micros.getValueAtPercentile(99) / 1e3,
                        micros.getValueAtPercentile(99.9) / 1e3);
            }
        }
    }

    private static void play(Predictor predictor, String session, Histogram micros) throws InterruptedException {
        List<Dialogue> dialogues = Challenge.builtin().dialogues();
        for (int d = 0; d < dialogues.size(); d++) {
            Context context = Context.empty();
            List<String> utterances = dialogues.get(d).utterances();
            for (int u = 0; u < utterances.size(); u++) {
                List<String> words = new ArrayList<>();
                for (String word : Words.split(utterances.get(u))) {
                    words.add(word);
                    PredictionRequest request = new PredictionRequest(
                            new UtteranceRef(session, d, u),
                            context,
                            String.join(" ", words),
                            words.size() - 1,
                            Deadline.in(Duration.ofSeconds(10)));
                    long start = System.nanoTime();
                    predictor.predict(request);
                    micros.recordValue((System.nanoTime() - start) / 1000);
                }
                context = context.plus(utterances.get(u));
            }
        }
    }
}
