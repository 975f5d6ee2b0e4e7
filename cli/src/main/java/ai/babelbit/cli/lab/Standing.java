package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.scoring.Bootstrap;
import ai.babelbit.dialogue.scoring.ChallengeScore;
import ai.babelbit.dialogue.scoring.LeadTime;
import ai.babelbit.dialogue.scoring.LeadTimes;
import ai.babelbit.dialogue.scoring.Rounding;
import ai.babelbit.dialogue.scoring.StepScore;
import ai.babelbit.dialogue.scoring.UtteranceScore;
import ai.babelbit.round.PlayedUtterance;
import ai.babelbit.round.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// What one contestant's utterances add up to, in space that does not grow with their number (but for one
/// entry a dialogue). Not thread-safe.
final class Standing {
    /// Steps from this one on are counted together.
    static final int LAST_STEP = 8;

    static final int BINS = 20;
    private static final long MAX_NANOS = 3_600_000_000_000L;

    private final String name;
    private final Histogram nanos = new Histogram(MAX_NANOS, 3);
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final long[] bestSteps = new long[LAST_STEP + 1];
    private final long[] histogram = new long[BINS];
    private final double[] utilityByStep = new double[LAST_STEP + 1];
    private final long[] countByStep = new long[LAST_STEP + 1];
    private final Bootstrap bootstrap = new Bootstrap();
    private final Bootstrap challenge = new Bootstrap();
    private final Bootstrap leadWords = new Bootstrap();
    private final LeadTimes leads;
    private final List<ChallengeScore.DialogueAverage> dialogues = new ArrayList<>();
    private double total;
    private long utterances;
    private double dialogueTotal;
    private int dialogueUtterances;
    private double dialogueLead;

    Standing(String name, LeadTime lead) {
        this.name = name;
        this.leads = new LeadTimes(lead);
    }

    String name() {
        return name;
    }

    void add(PlayedUtterance.Result result) {
        for (Step step : result.steps()) {
            outcomes.merge(step.outcome().kind(), 1L, Long::sum);
            if (!(step.outcome() instanceof Outcome.Dropped)) {
                nanos.recordValue(Math.min(step.nanos(), MAX_NANOS));
            }
        }
        UtteranceScore score = result.score();
        double best = score.best().orElse(0);
        bestSteps[Math.min(score.bestStep(), LAST_STEP)]++;
        histogram[Math.min((int) (best * BINS), BINS - 1)]++;
        for (StepScore step : score.steps()) {
            int index = Math.min(step.step(), LAST_STEP);
            utilityByStep[index] += step.utility();
            countByStep[index]++;
        }
        total += best;
        utterances++;
        dialogueTotal += best;
        dialogueLead += leads.add(score);
        dialogueUtterances++;
    }

    void endDialogue(Position at) {
        bootstrap.add(dialogueTotal, dialogueUtterances);
        leadWords.add(dialogueLead, dialogueUtterances);
        Double average = dialogueUtterances == 0 ? null : Rounding.toFourDecimals(dialogueTotal / dialogueUtterances);
        dialogues.add(new ChallengeScore.DialogueAverage(at.dialogueUid(), at.dialogueIndex(), average));
        if (average != null) {
            challenge.add(average, 1);
        }
        dialogueTotal = 0;
        dialogueLead = 0;
        dialogueUtterances = 0;
    }

    long utterances() {
        return utterances;
    }

    /// The mean so far; 0 before the first utterance.
    double mean() {
        return utterances == 0 ? 0 : total / utterances;
    }

    /// The interval over the dialogues that are over; null when there is none.
    Bootstrap.@Nullable Interval interval(long seed) {
        return bootstrap.interval(new SplittableRandom(seed));
    }

    /// The interval of the mean of the dialogues' means.
    Bootstrap.@Nullable Interval challengeInterval(long seed) {
        return challenge.interval(new SplittableRandom(seed));
    }

    /// The interval of the mean words won.
    Bootstrap.@Nullable Interval leadInterval(long seed) {
        return leadWords.interval(new SplittableRandom(seed));
    }

    LeadTimes leads() {
        return leads;
    }

    /// The running dialogue's sum, for whoever compares contestants by dialogue.
    double dialogueTotal() {
        return dialogueTotal;
    }

    ChallengeScore challengeScore(@Nullable String challengeUid) {
        return new ChallengeScore(challengeUid, dialogues);
    }

    double millisAt(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    double maxMillis() {
        return nanos.getMaxValue() / 1e6;
    }

    Map<String, Long> outcomes() {
        return Map.copyOf(outcomes);
    }

    long errors() {
        return outcomes.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("answered"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    List<Long> bestSteps() {
        return java.util.Arrays.stream(bestSteps).boxed().toList();
    }

    List<Long> histogram() {
        return java.util.Arrays.stream(histogram).boxed().toList();
    }

    List<Double> meanUtilityByStep() {
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < countByStep.length && countByStep[i] > 0; i++) {
            means.add(utilityByStep[i] / countByStep[i]);
        }
        return means;
    }
}
