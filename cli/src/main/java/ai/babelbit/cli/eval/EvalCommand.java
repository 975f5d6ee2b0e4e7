package ai.babelbit.cli.eval;

import ai.babelbit.cli.Bb;
import ai.babelbit.cli.BudgetOptions;
import ai.babelbit.cli.PredictorFactory;
import ai.babelbit.cli.Screen;
import ai.babelbit.cli.config.Environment;
import ai.babelbit.cli.lab.Playlist;
import ai.babelbit.cli.score.RuleOptions;
import ai.babelbit.cli.score.Scoring;
import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.prediction.CandidateSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `bb eval`.
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = {
            EvalCommand.DESCRIPTION,
            "With a budget that is never used up (--budget 10000), the same seed gives the same figures."
        },
        footer = {
            "",
            "Examples:",
            "  bb eval --data talk.jsonl.gz",
            "  bb eval --data talk.jsonl.gz --predictor builtin+index:mine.index --seen-in corpus.jsonl.gz",
            "  bb eval --data talk.jsonl.gz --semantic jaccard --steps all --sample 1000 --ablation"
        })
public final class EvalCommand implements Callable<Integer> {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION =
            "Say what predictors are worth on dialogues: U, by corpus and step, and time.";

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "Dialogues: JSON, JSON lines (which may name a corpus) or text, also .gz.")
    private Path data;

    @Option(
            names = "--predictor",
            paramLabel = "NAME|URL",
            description = "As in bb lab (default builtin); may be given again.")
    private List<String> predictors = List.of("builtin");

    @Option(names = "--sample", paramLabel = "N", description = "Utterances to draw (default ${DEFAULT-VALUE}).")
    private int sample = 1000;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of everything random (default ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--steps",
            paramLabel = "K|all",
            description = "Words to reveal of each utterance (default ${DEFAULT-VALUE}).")
    private String steps = "all";

    @Option(
            names = "--seen-in",
            paramLabel = "FILE",
            description = "Training data: tell utterances that stand in it from others; may be given again.")
    private List<Path> training = List.of();

    @Option(
            names = "--ablation",
            description = "Also play each predictor's sources alone, its likeliest candidate, and without context.")
    private boolean ablation;

    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    private boolean json;

    @Mixin
    private BudgetOptions budget;

    @Mixin
    private RuleOptions rule;

    @ParentCommand
    private Bb bb;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        int most = steps();
        if (sample < 1) {
            throw new InvalidInputException("--sample must be at least 1, was " + sample);
        }
        rule.refuseBaselineByDialogue();
        Environment environment = bb.environment(spec.commandLine().getErr());
        List<Sample> samples = Sample.draw(data, sample, seed);
        if (samples.isEmpty()) {
            throw new InvalidInputException(data + ": expected at least one utterance, found none");
        }
        Playlist playlist = predictors.contains("oracle")
                ? Playlist.of(List.of(ChallengeFile.open(data)), Long.MAX_VALUE)
                : Playlist.unknown();
        SeenTexts seen = training.isEmpty() ? null : SeenTexts.read(training);
        try (PredictorFactory factory = new PredictorFactory(environment, playlist, budget.budget(), seed);
                Scoring scoring = rule.open(RuleOptions.Semantic.EMBEDDING, environment)) {
            EvalRun run = new EvalRun(samples, scoring.rule(), most, DEADLINE, seen);
            List<Tally> tallies = new ArrayList<>();
            List<Predictor> made = predictors.stream().map(factory::make).toList();
            for (int i = 0; i < made.size(); i++) {
                tallies.add(play(run, predictors.get(i), made.get(i), EvalRun.Handicap.NONE));
            }
            print(scoring.rule(), tallies, ablation ? ablate(run, factory) : List.of());
        }
        return 0;
    }

    private List<Tally> ablate(EvalRun run, PredictorFactory factory) throws InterruptedException {
        List<Tally> tallies = new ArrayList<>();
        for (String name : predictors) {
            Ablation whole = factory.takeApart(name, Ablation::new);
            if (whole == null) {
                continue;
            }
            try {
                for (Ablation.Variant variant : whole.variants()) {
                    String row = name + ": " + variant.name();
                    tallies.add(play(run, row, variant.predictor(), variant.handicap()));
                }
            } finally {
                whole.sources().forEach(CandidateSource::close);
            }
        }
        return tallies;
    }

    private static Tally play(EvalRun run, String name, Predictor predictor, EvalRun.Handicap handicap)
            throws InterruptedException {
        try (ProgressBar bar = progress(name, run.samples().size())) {
            return run.of(name, predictor, handicap, bar == null ? () -> {} : bar::step);
        }
    }

    private static @Nullable ProgressBar progress(String name, int utterances) {
        return Screen.isWatched()
                ? new ProgressBarBuilder()
                        .setTaskName(name)
                        .setInitialMax(utterances)
                        .setUnit(" utterances", 1)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .build()
                : null;
    }

    private int steps() {
        if (steps.equals("all")) {
            return Integer.MAX_VALUE;
        }
        try {
            int number = Integer.parseInt(steps);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same sentence as a number out of range.
        }
        throw new InvalidInputException("--steps must be a number from 1 or all, was \"" + steps + "\"");
    }

    private void print(ScoringRule scoring, List<Tally> tallies, List<Tally> ablations) {
        PrintWriter stdout = spec.commandLine().getOut();
        double memory = Memory.resident();
        String semantic = scoring.semantic().name();
        if (json) {
            stdout.println(new EvalJson(data.toString(), scoring, seed, memory).write(tallies, ablations));
            return;
        }
        EvalTable table = new EvalTable(seed);
        stdout.printf(
                "%d utterances of %s, steps %s, semantic %s, seed %d%n%n",
                tallies.getFirst().all.count(), data, steps, semantic, seed);
        stdout.println(table.summary(tallies));
        tallies.forEach(tally -> stdout.println(table.details(tally)));
        if (!ablations.isEmpty()) {
            stdout.println(table.summary(ablations));
        }
        if (memory >= 0) {
            stdout.printf(Locale.ROOT, "memory held by this process: %.0f MiB%n", memory);
        }
    }
}
