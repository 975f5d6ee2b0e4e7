package ai.babelbit.report;

import ai.babelbit.dialogue.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reports as a lab run would give them: predictors of different skill guess at small talk, and the guesses
/// are scored by the contest's formula with `jaccard`. The same every time.
final class SampleReport {
    private static final List<String> FILLERS =
            List.of("you", "know", "what", "I", "would", "like", "to", "see", "the", "other", "one", "again");

    private static final List<String> NAMES = List.of(
            "chooser+ngram+index",
            "neural-40m",
            "index-only",
            "ngram-5",
            "remote-llm",
            "neural-20m",
            "ngram-3",
            "last-utterance",
            "frequent-ending",
            "prefix-twice",
            "echo",
            "silent");

    private final Random random = new Random(59);
    private final List<String> names;

    private SampleReport(int predictors) {
        names = NAMES.subList(0, predictors);
    }

    /// All sample dialogues as guessed by up to 12 predictors.
    static LabReport of(int predictors) {
        return new SampleReport(predictors).talks();
    }

    /// A run of long utterances whose words come at random from a vocabulary, so that hardly a guess
    /// repeats.
    static LabReport large(int predictors, int utterances, int words) {
        SampleReport sample = new SampleReport(predictors);
        List<UtteranceView> details = IntStream.range(0, utterances)
                .mapToObj(i -> sample.view("dlg-" + i / 10, i % 10, null, List.of(), sample.babble(words)))
                .toList();
        return sample.report("A large run", details, utterances * 10L);
    }

    /// One utterance whose every text is the given one, guessed by a predictor of that name.
    static LabReport hostile(String text) {
        StepView step = new StepView(text, 0.5, 0.25, 0.375, 1.5, "answered");
        PredictorView view = new PredictorView(text, List.of(step, step, step), 0, 0.375);
        UtteranceView detail = new UtteranceView(text, 0, text, List.of(text), text, List.of(view));
        PredictorSummary summary = new SampleReport(1).summary(text, List.of(detail));
        return new LabReport(
                text, text, "jaccard", 0.5, text, 1, Instant.EPOCH, List.of(summary), trust(text), List.of(detail));
    }

    private LabReport talks() {
        List<UtteranceView> details = new ArrayList<>();
        for (SampleDialogues.Talk talk : SampleDialogues.TALKS) {
            for (int i = 0; i < talk.lines().size(); i++) {
                List<String> context = talk.lines().subList(Math.max(0, i - 3), i);
                details.add(view(
                        talk.uid(), i, talk.language(), context, talk.lines().get(i)));
            }
        }
        return report("Harbour small talk, six dialogues", details, details.size());
    }

    private LabReport report(String title, List<UtteranceView> details, long utterances) {
        List<PredictorSummary> summaries = names.stream()
                .map(name -> summary(name, details))
                .sorted((a, b) -> Double.compare(b.meanU().mean(), a.meanU().mean()))
                .toList();
        return new LabReport(
                title,
                "lab-2026-01-harbour",
                "jaccard",
                0.5,
                "lockstep, 250 ms a step",
                utterances,
                Instant.parse("2026-01-14T09:26:53Z"),
                summaries,
                trust(names.getFirst()),
                details);
    }

    private String babble(int words) {
        return random.ints(words, 0, 900)
                .mapToObj(i -> "w" + Integer.toString(i * 7919, 36))
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    private UtteranceView view(
            String dialogue, int utterance, @Nullable String language, List<String> context, String truth) {
        List<PredictorView> views = IntStream.range(0, names.size())
                .mapToObj(i -> guesses(names.get(i), 1.0 - (double) i / 12, Words.split(truth)))
                .toList();
        return new UtteranceView(dialogue, utterance, language, context, truth, views);
    }

    private PredictorView guesses(String name, double skill, List<String> truth) {
        boolean fails = random.nextDouble() < (1 - skill) * 0.2;
        double insight = skill * (0.35 + 0.65 * random.nextDouble());
        List<StepView> steps = new ArrayList<>();
        for (int step = 0; step < truth.size(); step++) {
            boolean failed = fails && random.nextDouble() < 0.3;
            String guess = failed || name.equals("silent") ? "" : guess(truth, step, insight);
            String whole = String.join(" ", truth);
            double lexical = lexical(guess, whole);
            double semantic = jaccard(guess, whole);
            double u = (lexical + semantic) / 2 / (step + 1);
            String kind = failed ? "timed_out" : "answered";
            steps.add(new StepView(guess, lexical, semantic, u, millis(skill, failed), kind));
        }
        int best = 0;
        for (int step = 1; step < steps.size(); step++) {
            best = steps.get(step).u() > steps.get(best).u() ? step : best;
        }
        return new PredictorView(name, steps, best, steps.get(best).u());
    }

    private double millis(double skill, boolean failed) {
        return failed ? 250 : Math.exp(random.nextGaussian() * 0.6) * 40 * skill * skill;
    }

    private String guess(List<String> truth, int step, double insight) {
        List<String> words = new ArrayList<>(truth.subList(0, step + 1));
        double knows = Math.min(0.97, insight * (0.5 + 0.5 * (step + 1) / truth.size()) + 0.05 * step);
        for (int i = step + 1; i < truth.size(); i++) {
            words.add(random.nextDouble() < knows ? truth.get(i) : FILLERS.get(random.nextInt(FILLERS.size())));
        }
        int cut = random.nextDouble() < knows ? 0 : random.nextInt(1 + (words.size() - step - 1) / 2);
        return String.join(" ", words.subList(0, words.size() - cut));
    }

    private PredictorSummary summary(String name, List<UtteranceView> details) {
        List<PredictorView> views = details.stream()
                .flatMap(detail -> detail.predictors().stream())
                .filter(view -> view.name().equals(name))
                .toList();
        Map<String, Long> outcomes = new LinkedHashMap<>();
        List<Long> bestSteps = zeros(PredictorSummary.BEST_STEP_BUCKETS);
        List<Long> histogram = zeros(PredictorSummary.HISTOGRAM_BINS);
        for (PredictorView view : views) {
            view.steps().forEach(step -> outcomes.merge(step.outcome(), 1L, Long::sum));
            increment(bestSteps, view.bestStep());
            increment(histogram, (int) (view.bestU() * PredictorSummary.HISTOGRAM_BINS));
        }
        double[] best = views.stream().mapToDouble(PredictorView::bestU).toArray();
        double mean = DoubleStream.of(best).average().orElse(0);
        double spread = DoubleStream.of(best)
                .map(u -> (u - mean) * (u - mean))
                .average()
                .orElse(0);
        double half = 1.96 * Math.sqrt(spread / best.length);
        return new PredictorSummary(
                name,
                new Interval(mean, Math.max(0, mean - half), Math.min(1, mean + half)),
                mean * 0.985,
                latency(views),
                outcomes,
                bestSteps,
                histogram,
                byStep(views),
                lead(views));
    }

    private static Trust trust(String name) {
        return new Trust(
                name,
                OptionalDouble.of(0.973),
                0.8,
                2.5,
                "oracle 1.0000, " + name,
                true,
                List.of(new Trust.Notice("copies", List.of(name, name), List.of(name))));
    }

    /// By the longest run of good answers at the end.
    private static LeadSummary lead(List<PredictorView> views) {
        List<Long> histogram = zeros(LeadSummary.BINS);
        long never = 0;
        double words = 0;
        for (PredictorView view : views) {
            int step = view.steps().size();
            while (step > 0 && view.steps().get(step - 1).semantic() >= 0.8) {
                step--;
            }
            int won = view.steps().size() - 1 - step;
            if (won < 0) {
                never++;
            } else {
                increment(histogram, won);
                words += won;
            }
        }
        double mean = words / views.size();
        return new LeadSummary(mean, mean * 0.9, mean * 1.1, never, histogram);
    }

    private static Latency latency(List<PredictorView> views) {
        double[] sorted = views.stream()
                .flatMap(view -> view.steps().stream())
                .mapToDouble(StepView::millis)
                .sorted()
                .toArray();
        return new Latency(sorted[sorted.length / 2], sorted[sorted.length * 99 / 100], sorted[sorted.length - 1]);
    }

    private static List<Double> byStep(List<PredictorView> views) {
        int longest = views.stream().mapToInt(view -> view.steps().size()).max().orElse(0);
        return IntStream.range(0, longest)
                .mapToObj(step -> views.stream()
                        .filter(view -> view.steps().size() > step)
                        .mapToDouble(view -> view.steps().get(step).u())
                        .average()
                        .orElse(0))
                .toList();
    }

    private static List<Long> zeros(int length) {
        return new ArrayList<>(Collections.nCopies(length, 0L));
    }

    private static void increment(List<Long> counts, int at) {
        int bucket = Math.min(at, counts.size() - 1);
        counts.set(bucket, counts.get(bucket) + 1);
    }

    private static double jaccard(String a, String b) {
        Set<String> both = new LinkedHashSet<>(Words.split(a));
        Set<String> all = new LinkedHashSet<>(both);
        Set<String> right = new LinkedHashSet<>(Words.split(b));
        both.retainAll(right);
        all.addAll(right);
        return (double) both.size() / all.size();
    }

    private static double lexical(String a, String b) {
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return 1 - (double) row[b.length()] / Math.max(a.length(), b.length());
    }
}
