package ai.babelbit.cli.lab;

import ai.babelbit.cli.Bb;
import ai.babelbit.cli.config.Environment;
import ai.babelbit.cli.score.Comparison;
import ai.babelbit.cli.score.DialogueRescore;
import ai.babelbit.cli.score.RuleOptions;
import ai.babelbit.cli.score.ScoreOutput;
import ai.babelbit.dialogue.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `bb rescore`.
@Command(
        name = "rescore",
        mixinStandardHelpOptions = true,
        description = {
            RescoreCommand.DESCRIPTION,
            "Documents are made as they say they were; options that say how to score override that.",
            "With --verify nothing is written; exit code 1 means that something differs."
        },
        footer = {
            "",
            "Examples:",
            "  bb rescore lab-runs/20260101-120000 --verify",
            "  bb rescore lab-runs/20260101-120000 --semantic jaccard --out classic-scores",
            "  bb rescore logs/dialogue_run_ch-001.jsonl --verify"
        })
public final class RescoreCommand implements Callable<Integer> {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION = "Make score documents again from their logs, or compare them.";

    @Parameters(
            arity = "1..*",
            paramLabel = "LOG",
            description = "A run's folder, or a dialogue's log with documents in --scores.")
    private List<Path> logs = List.of();

    @Option(names = "--verify", description = "Compare with the stored documents, byte for byte.")
    private boolean verify;

    @Option(
            names = "--scores",
            defaultValue = "scores",
            paramLabel = "DIR",
            description = "Where documents of dialogue logs are (default ${DEFAULT-VALUE}).")
    private Path scores;

    @Option(names = "--out", paramLabel = "DIR", description = "Where documents go (default: where they came from).")
    private @Nullable Path out;

    @Mixin
    private RuleOptions rule;

    @ParentCommand
    private Bb bb;

    @Spec
    private CommandSpec spec;

    private int documents;
    private int different;

    @Override
    public Integer call() {
        Environment environment = bb.environment(spec.commandLine().getErr());
        for (Path log : logs) {
            if (Files.isDirectory(log)) {
                run(new RunRescore(log, rule, environment));
            } else {
                new DialogueRescore(log, scores, rule, environment).forEach(this::malformed, this::take);
            }
        }
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.println(documents
                + (documents == 1 ? " document" : " documents")
                + (verify ? ", " + different + " different" : " made again"));
        return verify && different > 0 ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private void malformed(ai.babelbit.dialogue.scoring.JsonLines.Malformed malformed) {
        ScoreOutput.report(malformed, spec.commandLine().getErr());
    }

    private void run(RunRescore rescore) {
        Path stored = rescore.run().resolve(ScoreFiles.FOLDER);
        try {
            Path made = Files.createTempDirectory("bb-rescore");
            try {
                rescore.into(made, this::malformed);
                try (Stream<Path> files = Files.list(made)) {
                    for (Path file : files.sorted().toList()) {
                        large(stored.resolve(file.getFileName()), file);
                    }
                }
            } finally {
                remove(made);
            }
        } catch (IOException e) {
            throw new InvalidInputException(stored + ": cannot be made again: " + e, e);
        }
    }

    /// Files of a run may be far larger than memory.
    private void large(Path stored, Path made) throws IOException {
        documents++;
        if (!verify) {
            Path folder = Files.createDirectories(
                    out == null ? stored.toAbsolutePath().getParent() : out);
            Files.copy(made, folder.resolve(made.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } else if (!Files.exists(stored)) {
            differs(stored + ": is missing");
        } else {
            long at = Files.mismatch(stored, made);
            if (at >= 0) {
                differs(stored + ": differs from byte " + at + " on");
            }
        }
    }

    private void take(DialogueRescore.Remade remade) {
        documents++;
        if (verify) {
            switch (Comparison.of(remade.stored(), remade.made())) {
                case EQUAL -> {}
                case SAME_CONTENT ->
                    spec.commandLine().getOut().println(remade.file() + ": the same content, formatted otherwise");
                case DIFFERENT ->
                    differs(remade.file() + ": " + Comparison.firstDifference(remade.stored(), remade.made()));
            }
            return;
        }
        try {
            Path folder = out == null ? scores : Files.createDirectories(out);
            Files.writeString(folder.resolve(remade.file().getFileName()), remade.made());
        } catch (IOException e) {
            throw new InvalidInputException(remade.file() + ": cannot be written: " + e, e);
        }
    }

    private void differs(String how) {
        different++;
        spec.commandLine().getOut().println(how);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Files.delete(folder);
    }
}
