package ai.babelbit.bench;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.dialogue.Words;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.StepScore;
import ai.babelbit.prediction.AnytimePredictor;
import ai.babelbit.prediction.Calibration;
import ai.babelbit.prediction.CandidateSource;
import ai.babelbit.prediction.Mixture;
import ai.babelbit.prediction.PredictorOptions;
import ai.babelbit.prediction.corpus.CorpusReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Held-out utterances, put to predictors for as many words as decide. Each dialogue is as likely as any other, so
/// that large corpora do not decide alone.
final class TuneRun {
    private static final int STEPS = 4;
    private static final int KNOTS = 8;

    private final List<Held> held;
    private final ScoringRule rule = ScoringRule.classic();

    private TuneRun(List<Held> held) {
        this.held = held;
    }

    private record Held(Context context, List<String> words) {}

    static TuneRun of(Path file, int count) {
        List<List<String>> dialogues = new ArrayList<>();
        try (CorpusReader reader = CorpusReader.open(file)) {
            for (CorpusReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
                dialogues.add(entry.utterances());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
        SplittableRandom random = new SplittableRandom(11);
        List<Held> held = new ArrayList<>();
        while (held.size() < count) {
            List<String> dialogue = dialogues.get(random.nextInt(dialogues.size()));
            int number = random.nextInt(dialogue.size());
            List<String> words = Words.split(dialogue.get(number));
            if (!words.isEmpty()) {
                held.add(new Held(Context.of(dialogue.subList(0, number).toArray(String[]::new)), words));
            }
        }
        return new TuneRun(held);
    }

    double utility(List<CandidateSource> sources, Mixture mixture) throws InterruptedException {
        double sum = 0;
        for (List<Step> steps : play(sources, mixture)) {
            sum += steps.stream().mapToDouble(Step::utility).max().orElse(0);
        }
        return sum / held.size();
    }

    private record Step(int step, double expected, double similarity) {
        double utility() {
            return similarity * ScoringRule.earliness(step);
        }
    }

    private List<List<Step>> play(List<CandidateSource> sources, Mixture mixture) throws InterruptedException {
        PredictorOptions options =
                PredictorOptions.defaults().withBudget(Duration.ofMinutes(1)).withMixture(mixture);
        // Not closed: the sources serve the next run too.
        AnytimePredictor predictor = AnytimePredictor.of("tuned", sources, options);
        List<List<Step>> all = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            all.add(play(predictor, held.get(i), i));
        }
        return all;
    }

    private List<Step> play(AnytimePredictor predictor, Held one, int number) throws InterruptedException {
        List<String> said = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (int step = 0; step < Math.min(STEPS, one.words.size()); step++) {
            PredictionRequest request = new PredictionRequest(
                    new UtteranceRef("tune", 0, number),
                    one.context,
                    String.join(" ", one.words.subList(0, step + 1)),
                    step,
                    Deadline.in(Duration.ofMinutes(1)));
            if (!(predictor.predict(request) instanceof Outcome.Answered answered)) {
                throw new IllegalStateException("the predictor did not answer");
            }
            said.add(answered.prediction().text());
            expected.add(answered.prediction().expectedUtility().orElse(0) / ScoringRule.earliness(step));
        }
        List<Step> steps = new ArrayList<>();
        for (StepScore score : rule.score(0, String.join(" ", one.words), said).steps()) {
            double similarity = score.utility() / ScoringRule.earliness(score.step());
            steps.add(new Step(score.step(), expected.get(score.step()), similarity));
        }
        return steps;
    }

    /// By step: the means of equally many answers, in order of expectation, made never to fall by pooling
    /// neighbours (isotonic regression; M. Ayer et al., 1955).
    List<Calibration> calibrations(List<CandidateSource> sources, Mixture mixture) throws InterruptedException {
        Mixture plain = new Mixture(mixture.factors(), mixture.cues(), List.of(Calibration.none()));
        List<List<Step>> played = play(sources, plain);
        List<Calibration> calibrations = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            int at = step;
            List<Step> answers = played.stream()
                    .flatMap(List::stream)
                    .filter(one -> one.step == at)
                    .sorted(Comparator.comparingDouble(Step::expected))
                    .toList();
            calibrations.add(calibration(answers));
        }
        return calibrations;
    }

    private static Calibration calibration(List<Step> answers) {
        List<double[]> blocks = new ArrayList<>();
        for (int i = 0; i < KNOTS; i++) {
            List<Step> members = answers.subList(answers.size() * i / KNOTS, answers.size() * (i + 1) / KNOTS);
            blocks.add(new double[] {
                members.stream().mapToDouble(Step::expected).average().orElse(0),
                members.stream().mapToDouble(Step::similarity).average().orElse(0),
                members.size()
            });
            while (blocks.size() > 1 && blocks.get(blocks.size() - 2)[1] >= blocks.getLast()[1]) {
                double[] last = blocks.removeLast();
                double[] before = blocks.removeLast();
                double count = before[2] + last[2];
                blocks.add(new double[] {
                    (before[0] * before[2] + last[0] * last[2]) / count,
                    (before[1] * before[2] + last[1] * last[2]) / count,
                    count
                });
            }
        }
        List<Double> expected = new ArrayList<>(List.of(0.0));
        List<Double> obtained = new ArrayList<>(List.of(blocks.getFirst()[1] / 2));
        for (double[] block : blocks) {
            expected.add(round(block[0]));
            obtained.add(round(Math.max(obtained.getLast(), block[1])));
        }
        expected.add(1.0);
        obtained.add(round((1 + obtained.getLast()) / 2));
        return new Calibration(expected, obtained);
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /// As `mixture.json` has it.
    static String json(Mixture mixture) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ObjectNode factors = json.putObject("factors");
        mixture.factors().forEach(factors::put);
        ObjectNode cues = json.putObject("cues");
        mixture.cues().weights().forEach((cue, weight) -> cues.put(cue.name().toLowerCase(Locale.ROOT), weight));
        ArrayNode calibrations = json.putArray("calibrations");
        for (Calibration calibration : mixture.calibrations()) {
            ObjectNode one = calibrations.addObject();
            calibration.expected().forEach(one.putArray("expected")::add);
            calibration.obtained().forEach(one.putArray("obtained")::add);
        }
        return json.toPrettyString();
    }
}
