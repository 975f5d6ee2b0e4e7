package ai.babelbit.bench;

import ai.babelbit.dialogue.Challenge;
import ai.babelbit.dialogue.Words;
import ai.babelbit.dialogue.scoring.Baseline;
import ai.babelbit.dialogue.scoring.Embedder;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.Similarity;
import ai.babelbit.dialogue.scoring.StepScore;
import ai.babelbit.prediction.embedding.CachedEmbedder;
import ai.babelbit.prediction.embedding.Encoder;
import ai.babelbit.prediction.embedding.OnnxEmbedder;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How fast meaning is scored: the encoder alone, then a round of many miners, then the same utterances the
/// naive way (every step embedded, one after the other), all in one run. The figures' unit of work is one
/// step of one miner.
public final class MeaningLoad {
    private static final int STEPS = 12;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().factory());

    private MeaningLoad() {}

    /// Prints the figures.
    ///
    /// @param arguments how many miners and utterances; by default 16 and 60
    public static void main(String[] arguments) throws Exception {
        QuietLogs.set();
        int miners = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 16;
        int utterances = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        try (OnnxEmbedder encoder = new OnnxEmbedder(Encoder.builtin())) {
            MeaningLoad load = new MeaningLoad();
            load.encoder(encoder);
            List<String> truths = truths(utterances);
            // Once for the compiler.
            load.round(encoder, truths.subList(0, Math.min(8, utterances)), miners, miners);
            System.out.println("all miners differ: " + load.round(encoder, truths, miners, miners));
            System.out.println(
                    "eight miners share each model: " + load.round(encoder, truths, miners, Math.max(1, miners / 8)));
            load.naive(encoder, truths.subList(0, Math.min(8, utterances)), Math.min(4, miners));
            load.threads.shutdown();
        }
    }

    private static List<String> truths(int wanted) {
        List<String> long_ = Challenge.builtin().dialogues().stream()
                .flatMap(dialogue -> dialogue.utterances().stream())
                .filter(text -> Words.split(text).size() >= STEPS)
                .map(text -> String.join(" ", Words.split(text).subList(0, STEPS)))
                .distinct()
                .toList();
        return long_.subList(0, Math.min(wanted, long_.size()));
    }

    /// Distinct sentences on one thread and on all.
    private void encoder(Embedder encoder) throws Exception {
        List<String> texts = Challenge.builtin().dialogues().stream()
                .flatMap(dialogue -> dialogue.utterances().stream())
                .distinct()
                .limit(600)
                .toList();
        texts.forEach(encoder::embed);
        long start = System.nanoTime();
        texts.forEach(encoder::embed);
        double one = texts.size() / seconds(start);
        start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            texts.forEach(text -> running.add(threads.submit(() -> encoder.embed(text))));
        }
        for (Future<?> each : running) {
            each.get();
        }
        System.out.printf(
                Locale.ROOT,
                "encoder: %.0f embeddings/s on 1 thread, %.0f on %d%n",
                one,
                running.size() / seconds(start),
                Runtime.getRuntime().availableProcessors());
    }

    /// What miner `miner` says at each step: what is known, then the truth's words or another utterance's.
    private static List<String> predictions(List<String> truths, int utterance, int model) {
        List<String> words = Words.split(truths.get(utterance));
        List<String> texts = new ArrayList<>();
        for (int step = 0; step < words.size(); step++) {
            SplittableRandom random = new SplittableRandom(utterance * 31L * STEPS + step * 1_000_003L + model);
            List<String> other = Words.split(truths.get(random.nextInt(truths.size())));
            List<String> guess = new ArrayList<>(words.subList(0, step + 1));
            double knows = 0.3 + 0.05 * step;
            for (int i = step + 1; i < words.size(); i++) {
                guess.add(random.nextDouble() < knows ? words.get(i) : other.get(i));
            }
            texts.add(String.join(" ", guess));
        }
        return texts;
    }

    private String round(Embedder encoder, List<String> truths, int miners, int models) throws Exception {
        Metered metered = new Metered(encoder);
        try (CachedEmbedder cached = new CachedEmbedder(metered, null, 1)) {
            ScoringRule rule = new ScoringRule(0.5, Similarity.embedding(cached, Baseline.fixed(0.08)));
            List<List<List<String>>> said = new ArrayList<>();
            for (int i = 0; i < truths.size(); i++) {
                List<List<String>> all = new ArrayList<>();
                for (int miner = 0; miner < miners; miner++) {
                    all.add(predictions(truths, i, miner % models));
                }
                said.add(all);
            }
            long steps = (long) truths.size() * miners * STEPS;
            long start = System.nanoTime();
            long cpu = SYSTEM.getProcessCpuTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < truths.size(); i++) {
                int utterance = i;
                running.add(threads.submit(() ->
                        said.get(utterance).forEach(predictions -> rule.best(truths.get(utterance), predictions))));
            }
            for (Future<?> each : running) {
                each.get();
            }
            double wall = seconds(start);
            double allCpu = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
            return String.format(
                    Locale.ROOT,
                    "round, %d miners: %d steps in %.1f s, %.0f steps/s; %d embedded (%.1f %%), %.0f/s; overhead beyond"
                            + " encoding %.1f %% of processor time; 256 miners x 20 x 20 x 12 would take %.0f min",
                    miners,
                    steps,
                    wall,
                    steps / wall,
                    metered.calls.sum(),
                    100.0 * metered.calls.sum() / steps,
                    metered.calls.sum() / wall,
                    100 * (allCpu - metered.cpuNanos.sum() / 1e9) / (metered.cpuNanos.sum() / 1e9),
                    256.0 * 20 * 20 * STEPS / (steps / wall) / 60);
        }
    }

    /// Every step embedded, one after the other; and a look whether that finds the same best steps.
    private void naive(Embedder encoder, List<String> truths, int miners) throws IOException {
        ScoringRule rule = new ScoringRule(0.5, Similarity.embedding(encoder, Baseline.fixed(0.08)));
        long start = System.nanoTime();
        long steps = 0;
        List<StepScore> best = new ArrayList<>();
        for (int i = 0; i < truths.size(); i++) {
            for (int miner = 0; miner < miners; miner++) {
                List<String> predictions = predictions(truths, i, miner);
                var score = rule.score(i, truths.get(i), predictions);
                best.add(score.steps().get(score.bestStep()));
                steps += predictions.size();
            }
        }
        double wall = seconds(start);
        int at = 0;
        int equal = 0;
        for (int i = 0; i < truths.size(); i++) {
            for (int miner = 0; miner < miners; miner++) {
                equal += best.get(at++).equals(rule.best(truths.get(i), predictions(truths, i, miner))) ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "naive, 1 thread, every step: %d steps in %.1f s, %.0f steps/s; %d of %d best steps equal%n",
                steps,
                wall,
                steps / wall,
                equal,
                best.size());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
