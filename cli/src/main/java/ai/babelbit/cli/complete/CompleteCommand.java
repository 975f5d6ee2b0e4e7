package ai.babelbit.cli.complete;

import ai.babelbit.cli.Bb;
import ai.babelbit.cli.BudgetOptions;
import ai.babelbit.cli.PredictorFactory;
import ai.babelbit.cli.Screen;
import ai.babelbit.cli.config.ClientSettings;
import ai.babelbit.cli.config.Environment;
import ai.babelbit.cli.lab.Playlist;
import ai.babelbit.cli.lab.StopSignal;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.reveal.Reveal;
import ai.babelbit.engine.EngineClient;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;

/// `bb complete`.
@Command(
        name = "complete",
        mixinStandardHelpOptions = true,
        description = CompleteCommand.DESCRIPTION,
        footer = {
            "",
            "Examples:",
            "  bb complete --engine-url http://localhost:8999",
            "  bb complete --predictor http://localhost:8091",
            "  bb score-challenge --jsonl logs/challenge_run_20260101_120000.jsonl --challenge talk.json"
        })
public final class CompleteCommand implements Callable<Integer> {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION =
            "Play one session against an engine with one predictor and write the run log.";

    @Option(
            names = "--engine-url",
            paramLabel = "URL",
            description = "The engine (default BB_UTTERANCE_ENGINE_URL or http://localhost:8999).")
    private @Nullable URI engineUrl;

    @Option(
            names = "--predictor",
            paramLabel = "NAME|URL",
            description = "builtin, index:DIR, echo, openai or the URL of a miner (default ${DEFAULT-VALUE}).")
    private String predictorName = "builtin";

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "For one prediction (default ${DEFAULT-VALUE}).")
    private double deadline = 10;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of everything random (default ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--outdir",
            paramLabel = "DIR",
            description = "Where the log goes (default BB_OUTPUT_LOGS_DIR or logs).")
    private @Nullable Path folder;

    @Option(names = "--json", description = "Print one JSON object instead of a line.")
    private boolean json;

    @Mixin
    private BudgetOptions budget;

    @ParentCommand
    private Bb bb;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!(deadline > 0 && deadline <= 3600)) {
            throw new InvalidInputException("--deadline must be over 0 and at most 3600 seconds, was " + deadline);
        }
        Environment environment = bb.environment(spec.commandLine().getErr());
        ClientSettings settings = ClientSettings.from(environment);
        URI url = engineUrl == null ? settings.engineUrl() : engineUrl;
        if (url.getHost() == null) {
            throw new InvalidInputException("--engine-url must be an http or https URL, was " + url);
        }
        try (PredictorFactory predictors =
                        new PredictorFactory(environment, Playlist.unknown(), budget.budget(), seed);
                EngineClient engine = new EngineClient(url, settings.apiTimeout())) {
            Predictor predictor = predictors.make(predictorName);
            Reveal.Lost lost = engine.open();
            if (lost != null) {
                spec.commandLine().getErr().println("bb complete: " + lost.reason());
                return CommandLine.ExitCode.SOFTWARE;
            }
            return play(engine, predictor, url, folder == null ? settings.logsFolder() : folder);
        }
    }

    private int play(EngineClient engine, Predictor predictor, URI url, Path logs) throws InterruptedException {
        try (RunLogWriter log = new RunLogWriter(logs, url.toString(), InstantSource.system())) {
            CompletionRun run = new CompletionRun(engine, predictor, Duration.ofNanos(Math.round(deadline * 1e9)), log);
            CompletionRun.End end;
            try (StopSignal _ = StopSignal.on(run::stop);
                    ProgressBar bar = progress()) {
                end = run.play(bar == null ? () -> {} : bar::step);
            }
            print(log.file(), end);
            return end.lost() == null ? 0 : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void print(Path file, CompletionRun.End end) {
        PrintWriter out = spec.commandLine().getOut();
        if (end.lost() != null) {
            spec.commandLine().getErr().println("bb complete: " + end.lost());
        }
        if (json) {
            out.println(JsonNodeFactory.instance
                    .objectNode()
                    .put("log", file.toString())
                    .put("steps", end.steps())
                    .put("failures", end.failures())
                    .put("complete", end.lost() == null && !end.stopped()));
        } else {
            out.println(end.steps() + " steps, " + end.failures() + " without a prediction: " + file);
        }
    }

    /// How long it will take is the engine's secret, so the bar only counts; null when nobody looks.
    private static @Nullable ProgressBar progress() {
        return Screen.isWatched()
                ? new ProgressBarBuilder()
                        .setTaskName("completing")
                        .setInitialMax(-1)
                        .setUnit(" utterances", 1)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .build()
                : null;
    }
}
