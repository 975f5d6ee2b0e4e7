package ai.babelbit.cli.bulk;

import ai.babelbit.cli.Bb;
import ai.babelbit.cli.Screen;
import ai.babelbit.cli.score.LeadOptions;
import ai.babelbit.cli.score.RuleOptions;
import ai.babelbit.cli.score.ScoreOutput;
import ai.babelbit.cli.score.Scoring;
import ai.babelbit.dialogue.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `bb score`.
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            ScoreCommand.DESCRIPTION,
            "Reads every round.jsonl below --runs as a stream and writes one row for each utterance and contestant, as"
                    + " JSON lines and as Parquet, in parts. Cut off and started again, it goes on where it was."
        },
        footer = {
            "",
            "Examples:",
            "  bb score --runs lab-runs --out scored",
            "  bb score --runs lab-runs --out scored --lead",
            "  duckdb -c \"select contestant, avg(u_best) from 'scored/*.parquet' group by 1\""
        })
public final class ScoreCommand implements Callable<Integer> {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION = "Score runs of any size into tables for other tools.";

    private static final int MEGABYTE = 20;

    @Option(names = "--runs", required = true, paramLabel = "DIR", description = "Where the runs are.")
    private Path runs;

    @Option(
            names = "--out",
            defaultValue = "scored",
            paramLabel = "DIR",
            description = "Where the parts go (default ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--lead",
            description = "Also compute lead times, which needs the meaning of every step and takes longer.")
    private boolean withLead;

    @Option(
            names = "--part-rows",
            paramLabel = "N",
            description = "Rows of a part, after which scoring can go on (default ${DEFAULT-VALUE}).")
    private int partRows = 50_000;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the intervals (default ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", description = "Print the totals as one JSON object.")
    private boolean json;

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
        if (partRows < 1) {
            throw new InvalidInputException("--part-rows must be at least 1, was " + partRows);
        }
        rule.refuseBaselineByDialogue();
        RunLogs logs = RunLogs.below(runs);
        try (Scoring scoring = rule.open(
                RuleOptions.Semantic.EMBEDDING,
                bb.environment(spec.commandLine().getErr()))) {
            UtteranceScorer scorer = new UtteranceScorer(scoring.rule(), withLead ? lead.rule() : null);
            Files.createDirectories(out);
            Checkpoint end = score(logs, scorer);
            finish(logs, scorer, end);
        } catch (IOException e) {
            throw new InvalidInputException("--out " + out + ": cannot be written: " + e, e);
        }
        return 0;
    }

    private Checkpoint score(RunLogs logs, UtteranceScorer scorer) throws IOException, InterruptedException {
        String plan = scorer.rule().id() + (withLead ? " lead " + lead.rule().threshold() : "") + " "
                + logs.logs().size() + " logs below "
                + logs.folder().toAbsolutePath().normalize();
        Checkpoint from = Checkpoint.read(out);
        if (from != null && !from.plan().equals(plan)) {
            throw new InvalidInputException("--out " + out + ": holds something else (" + from.plan() + ", expected "
                    + plan + "); name another folder or remove it");
        }
        if (from != null && from.done()) {
            return from;
        }
        try (Parts parts = new Parts(
                        out,
                        from == null ? 0 : from.parts(),
                        partRows,
                        scorer.rule().describe().toString());
                ProgressBar bar = progress(logs)) {
            return new BulkScorer(
                            logs,
                            scorer,
                            parts,
                            out,
                            from == null ? Checkpoint.start(plan) : from,
                            malformed -> ScoreOutput.report(
                                    malformed, spec.commandLine().getErr()),
                            bytes -> show(bar, bytes))
                    .run();
        }
    }

    private static @Nullable ProgressBar progress(RunLogs logs) {
        if (!Screen.isWatched()) {
            return null;
        }
        long bytes = 0;
        for (int log = 0; log < logs.logs().size(); log++) {
            bytes += logs.size(log);
        }
        return new ProgressBarBuilder()
                .setTaskName("scoring")
                .setInitialMax(bytes >> MEGABYTE)
                .setUnit(" MB", 1)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    private static void show(@Nullable ProgressBar bar, long bytes) {
        if (bar != null) {
            bar.stepTo(bytes >> MEGABYTE);
        }
    }

    private void finish(RunLogs logs, UtteranceScorer scorer, Checkpoint end) throws IOException {
        Totals totals = new Totals();
        try (Parts parts = new Parts(out, end.parts(), partRows, "")) {
            for (int part = 0; part < end.parts(); part++) {
                totals.read(parts.lines(part));
            }
        }
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("logs", logs.logs().size());
        summary.put("rows", end.rows());
        summary.put("parts", end.parts());
        summary.set("scoring", scorer.rule().describe());
        summary.set("contestants", totals.toJson(seed, withLead));
        Files.writeString(out.resolve("summary.json"), ScoreOutput.text(summary));
        print(summary);
    }

    private void print(ObjectNode summary) {
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            stdout.println(summary);
            return;
        }
        for (JsonNode each : summary.path("contestants")) {
            stdout.printf(
                    Locale.ROOT,
                    "%-24s %.4f  95 %% interval %.4f-%.4f  %d utterances%n",
                    each.path("contestant").asString(""),
                    each.at("/mean_U/mean").asDouble(0),
                    each.at("/mean_U/low").asDouble(0),
                    each.at("/mean_U/high").asDouble(0),
                    each.path("utterances").longValue());
        }
        stdout.println(summary.path("rows") + " rows in " + summary.path("parts") + " parts: "
                + out.toAbsolutePath().normalize());
    }
}
