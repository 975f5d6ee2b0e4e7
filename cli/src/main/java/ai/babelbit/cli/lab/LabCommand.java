package ai.babelbit.cli.lab;

import ai.babelbit.cli.Bb;
import ai.babelbit.cli.BudgetOptions;
import ai.babelbit.cli.PredictorFactory;
import ai.babelbit.cli.Screen;
import ai.babelbit.cli.config.Environment;
import ai.babelbit.cli.score.LeadOptions;
import ai.babelbit.cli.score.RuleOptions;
import ai.babelbit.cli.score.Scoring;
import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.scoring.Embedder;
import ai.babelbit.round.Contestant;
import ai.babelbit.round.Pacing;
import ai.babelbit.round.Round;
import ai.babelbit.round.RoundEnd;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `bb lab`.
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = {
            LabCommand.DESCRIPTION,
            "Without options: the built-in dialogues, the built-in predictor and the controls."
        },
        footer = {
            "",
            "Predictors: builtin, ngram, neural, ngram:FILE, neural:FILE, index:DIR, or several joined by +;",
            "echo, constant, garbage, silent, oracle; openai (from OPENAI_*), alone or joined with others,",
            "as in --predictor builtin+openai --budget 2000;",
            "or the URL of a miner such as http://localhost:8091.",
            "",
            "Examples:",
            "  bb lab",
            "  bb lab --limit 50 --json",
            "  bb lab --challenge talk.txt --predictor builtin --predictor http://localhost:8091",
            "  bb lab --pace 2.5                     words come at speaking speed; late is late"
        })
public final class LabCommand implements Callable<Integer> {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION =
            "Play a challenge among predictors on this machine and see who foresees most.";

    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());
    private static final List<String> DEFAULTS = List.of("builtin", "oracle", "echo", "constant", "garbage", "silent");
    private static final double LOCAL_DEADLINE = 0.25;
    private static final double REMOTE_DEADLINE = 10;

    @Option(
            names = "--challenge",
            paramLabel = "FILE",
            description = "A challenge to play (JSON, JSON lines or text, also .gz); may be given again.")
    private List<Path> challenges = List.of();

    @Option(names = "--predictor", paramLabel = "NAME|URL", description = "Who takes part; may be given again.")
    private List<String> predictors = DEFAULTS;

    @Option(names = "--limit", paramLabel = "N", description = "Play at most N utterances.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of everything random (default ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--pace",
            paramLabel = "WORDS_PER_SECOND",
            description = "Reveal words at this speed; a prediction counts for the step at which it arrives.")
    private @Nullable Double pace;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "Time for one answer (default 0.25, or 10 when a miner is asked over the network).")
    private @Nullable Double deadline;

    @Option(names = "--http", description = "Send words and predictions through real HTTP on this machine.")
    private boolean http;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where log, scores and report go (default lab-runs/<time>).")
    private @Nullable Path out;

    @Mixin
    private BudgetOptions budget;

    @Mixin
    private RuleOptions rule;

    @Mixin
    private LeadOptions lead;

    @ParentCommand
    private Bb bb;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        check(limit >= 1, "--limit must be at least 1, was " + limit);
        Playlist playlist = challenges.isEmpty()
                ? Playlist.builtin(limit)
                : Playlist.of(challenges.stream().map(ChallengeFile::open).toList(), limit);
        Environment environment = bb.environment(err);
        // Whatever a person may have got wrong is found before a folder is made.
        rule.refuseBaselineByDialogue();
        Pacing pacing = pacing();
        try (PredictorFactory factory = new PredictorFactory(environment, playlist, budget.budget(), seed);
                Scoring scoring = rule.open(RuleOptions.Semantic.EMBEDDING, environment)) {
            Round.Rules rules = new Round.Rules(pacing, scoring.rule(), Round.Rules.MAX_FAILURES);
            List<Contestant> contestants = factory.all(predictors);
            LabPlan plan = new LabPlan(
                    playlist.challengeUid(),
                    playlist.utterances(),
                    rules,
                    lead.rule(),
                    lead.speakingRate(),
                    http,
                    seed,
                    folder());
            return play(plan, playlist, contestants, scoring.embedder());
        }
    }

    private int play(LabPlan plan, Playlist playlist, List<Contestant> contestants, @Nullable Embedder embedder)
            throws InterruptedException {
        try (LabStage stage = LabStage.set(http, playlist)) {
            Lab lab = new Lab(plan, stage.seat(contestants), embedder, InstantSource.system());
            try (StopSignal _ = StopSignal.on(lab::stop)) {
                Lab.Result result = lab.run(stage.words(), terminal());
                print(plan, result);
                return result.end() instanceof RoundEnd.CutShort ? CommandLine.ExitCode.SOFTWARE : 0;
            }
        }
    }

    private Pacing pacing() {
        boolean remote = predictors.stream().anyMatch(PredictorFactory::isRemote);
        double seconds = deadline != null ? deadline : remote ? REMOTE_DEADLINE : LOCAL_DEADLINE;
        check(seconds > 0 && seconds <= 3600, "--deadline must be over 0 and at most 3600 seconds, was " + seconds);
        Duration time = Duration.ofNanos(Math.round(seconds * 1e9));
        Double speed = pace;
        if (speed == null) {
            return new Pacing.Lockstep(time);
        }
        check(speed > 0 && speed <= 1000, "--pace must be over 0 and at most 1000 words a second, was " + speed);
        Duration word = Duration.ofNanos(Math.round(1e9 / speed));
        return new Pacing.Spoken(word, time);
    }

    private Path folder() {
        Path folder = out != null
                ? out
                : Path.of("lab-runs", FOLDER.format(InstantSource.system().instant()));
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException("--out " + folder + ": cannot make this folder: " + e, e);
        }
    }

    private void print(LabPlan plan, Lab.Result result) {
        PrintWriter stdout = spec.commandLine().getOut();
        String end = switch (result.end()) {
            case RoundEnd.Complete _ -> "complete";
            case RoundEnd.Stopped _ -> "stopped";
            case RoundEnd.CutShort cut -> "cut short: " + cut.reason();
        };
        if (json) {
            stdout.println(LabJson.write(plan, result, end));
            return;
        }
        stdout.println();
        stdout.print(new Leaderboard(plan, spec.commandLine().getColorScheme().ansi()).print(result));
        stdout.println();
        stdout.println(result.utterances() + " utterances, " + plan.describePacing()
                + (end.equals("complete") ? "" : ", " + end));
        stdout.println("report: " + plan.out().resolve(Lab.REPORT).toUri());
    }

    /// Where to draw progress: not when somebody reads the output with a program.
    private static @Nullable PrintStream terminal() {
        return Screen.isWatched() ? System.err : null;
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new InvalidInputException(message);
        }
    }
}
