package ai.babelbit.bench;

import ai.babelbit.dialogue.scoring.Baseline;
import ai.babelbit.dialogue.scoring.Bootstrap;
import ai.babelbit.dialogue.scoring.Embedder;
import ai.babelbit.dialogue.scoring.PairMean;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.Similarity;
import ai.babelbit.dialogue.scoring.StepScore;
import ai.babelbit.prediction.embedding.CachedEmbedder;
import ai.babelbit.prediction.embedding.Embedders;
import ai.babelbit.round.PlayedUtterance;
import ai.babelbit.round.RoundListener;
import ai.babelbit.round.RoundLogReader;
import ai.babelbit.round.RoundReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/// How the three ways of scoring differ on one run's log: prints the tables of `docs/scoring.md` and writes
/// its pictures.
public final class ScoringWays {
    private static final Set<String> CONTROLS = Set.of("oracle", "echo", "constant", "garbage", "silent");
    private static final int GRID = 20;
    private static final int PUBLISHED_PAIRS = 100;

    private final Path log;
    private final CachedEmbedder embedder;
    private final Baseline fixed;

    private ScoringWays(Path log, CachedEmbedder embedder) {
        this.log = log;
        this.embedder = embedder;
        this.fixed = Embedders.calibration(null).baseline(embedder);
    }

    /// Prints the tables and writes the pictures.
    ///
    /// @param arguments the run's folder, and where the pictures go
    public static void main(String[] arguments) throws IOException {
        QuietLogs.set();
        Path out = Files.createDirectories(Path.of(arguments[1]));
        try (CachedEmbedder embedder = Embedders.open(null, null)) {
            ScoringWays ways = new ScoringWays(Path.of(arguments[0]).resolve("round.jsonl"), embedder);
            ways.pairs();
            ways.table();
            Files.writeString(out.resolve("scoring-words-meaning.svg"), ways.wordsAndMeaning());
            Files.writeString(out.resolve("scoring-baselines.svg"), ways.baselines());
        }
    }

    private void pairs() {
        String[][] pairs = {
            {"Hi - how are you?", "Hi - how is all going with you?"},
            {"book a table for two", "reserve a table for two people"},
            {"see you on friday", "let's meet on friday"},
            {"I love this film.", "I hate this film."},
            {"yes", "no"},
            {"Hi - how are you?", "The stock market fell sharply on Tuesday."}
        };
        System.out.println("| truth | prediction | lexical | jaccard | cosine | embedding, fixed baseline |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        for (String[] pair : pairs) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.3f | %.3f | %.3f | %.3f |%n",
                    pair[0],
                    pair[1],
                    Similarity.lexical().against(pair[0]).to(pair[1]),
                    Similarity.jaccard().against(pair[0]).to(pair[1]),
                    Embedder.cosine(embedder.embed(pair[0]), embedder.embed(pair[1])),
                    Similarity.embedding(embedder, fixed).against(pair[0]).to(pair[1]));
        }
    }

    private void table() throws IOException {
        Map<String, Similarity> ways = new LinkedHashMap<>();
        ways.put("jaccard", Similarity.jaccard());
        ways.put("embedding, baseline by dialogue", Similarity.embeddingByDialogue(embedder));
        ways.put("embedding, fixed baseline", Similarity.embedding(embedder, fixed));
        Map<String, List<String>> cells = new LinkedHashMap<>();
        for (Similarity way : ways.values()) {
            Sums sums = new Sums();
            try (RoundLogReader reader = RoundLogReader.open(log)) {
                new RoundReplay(reader, new ScoringRule(0.5, way), sums).run();
                for (int i = 0; i < reader.contestants().size(); i++) {
                    cells.computeIfAbsent(reader.contestants().get(i), _ -> new ArrayList<>())
                            .add(sums.cell(i));
                }
            }
        }
        System.out.println("\n| predictor | " + String.join(" | ", ways.keySet()) + " |");
        System.out.println("| --- | --- | --- | --- |");
        cells.forEach((name, row) -> System.out.println("| " + name + " | " + String.join(" | ", row) + " |"));
    }

    /// Every contestant's mean U.
    private static final class Sums implements RoundListener {
        private final List<Bootstrap> means = new ArrayList<>();
        private double[] sums = new double[0];
        private int count;

        @Override
        public void utteranceEnded(PlayedUtterance utterance) {
            if (sums.length == 0) {
                sums = new double[utterance.results().size()];
                utterance.results().forEach(_ -> means.add(new Bootstrap()));
            }
            for (int i = 0; i < sums.length; i++) {
                sums[i] += utterance.results().get(i).score().best().orElse(0);
            }
            count++;
        }

        @Override
        public void dialogueEnded(ai.babelbit.dialogue.reveal.Position position) {
            for (int i = 0; i < sums.length; i++) {
                means.get(i).add(sums[i], count);
                sums[i] = 0;
            }
            count = 0;
        }

        String cell(int contestant) {
            Bootstrap.Interval interval =
                    Objects.requireNonNull(means.get(contestant).interval(new SplittableRandom(1)));
            return String.format(Locale.ROOT, "%.4f (%.4f-%.4f)", interval.mean(), interval.low(), interval.high());
        }
    }

    /// Steps by their similarity in words and in meaning, as a field of squares.
    private String wordsAndMeaning() throws IOException {
        long[][] counts = new long[GRID][GRID];
        long[] apart = new long[2];
        Similarity meaning = Similarity.embedding(embedder, fixed);
        try (RoundLogReader reader = RoundLogReader.open(log)) {
            int first = firstRival(reader.contestants());
            new RoundReplay(reader, new ScoringRule(0.5, Similarity.jaccard()), new RoundListener() {
                        @Override
                        public void utteranceEnded(PlayedUtterance utterance) {
                            Similarity.Truth truth = meaning.against(utterance.groundTruth());
                            for (StepScore step :
                                    utterance.results().get(first).score().steps()) {
                                double words = step.semantic();
                                double meant = truth.to(step.prediction());
                                counts[cell(words)][cell(meant)]++;
                                apart[0]++;
                                apart[1] += Math.abs(words - meant) > 0.3 ? 1 : 0;
                            }
                        }
                    })
                    .run();
        }
        System.out.printf(
                Locale.ROOT,
                "%n%d steps of the first predictor that is no control; words and meaning differ by more than 0.3 in %.1f %%%n",
                apart[0],
                100.0 * apart[1] / apart[0]);
        return Pictures.field(
                counts, "Common words (jaccard)", "Meaning (embedding, fixed baseline)", "Each step of one predictor");
    }

    private static int firstRival(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (!CONTROLS.contains(names.get(i))) {
                return i;
            }
        }
        return 0;
    }

    private static int cell(double value) {
        return Math.min(GRID - 1, (int) (value * GRID));
    }

    /// How the published baseline moves from dialogue to dialogue.
    private String baselines() throws IOException {
        List<Double> exact = new ArrayList<>();
        double[] noise = new double[2];
        List<String> truths = new ArrayList<>();
        try (RoundLogReader reader = RoundLogReader.open(log)) {
            for (RoundLogReader.Event event = reader.next(); event != null; event = reader.next()) {
                switch (event) {
                    case RoundLogReader.Event.Utterance utterance -> truths.add(utterance.groundTruth());
                    case RoundLogReader.Event.DialogueEnd _ -> {
                        exact.add(baseline(truths, noise));
                        truths.clear();
                    }
                }
            }
        }
        double low = exact.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = exact.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%d dialogues: baseline by dialogue %.3f to %.3f, the fixed one %.3f; 100 drawn pairs miss a dialogue's own"
                        + " mean by %.3f (standard error)%n",
                exact.size(),
                low,
                high,
                fixed.value(),
                Math.sqrt(noise[0] / noise[1]));
        return Pictures.bars(exact, fixed.value(), "Baseline by dialogue: mean cosine of its own utterances", "fixed");
    }

    private double baseline(List<String> truths, double[] noise) {
        PairMean mean = new PairMean(embedder.dimensions());
        truths.forEach(truth -> mean.add(embedder.embed(truth)));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20 && truths.size() > 1; i++) {
            double sum = 0;
            for (int j = 0; j < PUBLISHED_PAIRS; j++) {
                int a = random.nextInt(truths.size());
                int b = random.nextInt(truths.size() - 1);
                sum += Embedder.cosine(embedder.embed(truths.get(a)), embedder.embed(truths.get(b < a ? b : b + 1)));
            }
            noise[0] += Math.pow(sum / PUBLISHED_PAIRS - mean.value(), 2);
            noise[1]++;
        }
        return mean.value();
    }
}
