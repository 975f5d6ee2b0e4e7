package ai.babelbit.cli.score;

import ai.babelbit.cli.Bb;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.scoring.DialogueLog;
import ai.babelbit.dialogue.scoring.DialogueScore;
import ai.babelbit.dialogue.scoring.DialogueScoreJson;
import ai.babelbit.dialogue.scoring.ScoreIdentity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `bb score-dialogue`.
@Command(
        name = "score-dialogue",
        mixinStandardHelpOptions = true,
        description = ScoreDialogueCommand.DESCRIPTION,
        footer = {"", "Example:", "  bb score-dialogue --jsonl logs/dialogue_run_ch-001.jsonl --lex-weight 0.3"})
public final class ScoreDialogueCommand implements Callable<Integer> {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION = "Score one dialogue's log; writes a JSON document and a table to read.";

    @Option(names = "--jsonl", required = true, paramLabel = "FILE", description = "The dialogue's log.")
    private Path log;

    @Option(
            names = "--outdir",
            defaultValue = "scores",
            paramLabel = "DIR",
            description = "Where the documents go (default ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(names = "--json", description = "Print the document instead of its path.")
    private boolean json;

    @Mixin
    private RuleOptions rule;

    @ParentCommand
    private Bb bb;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        DialogueScore score;
        try (Scoring scoring = rule.open(RuleOptions.Semantic.JACCARD, bb.environment(err))) {
            score = DialogueLog.read(log, malformed -> ScoreOutput.report(malformed, err))
                    .score(scoring.rule());
        }
        if (score.utterances().isEmpty()) {
            throw new InvalidInputException(log + ": expected a log with at least one utterance_complete, found none");
        }
        ScoreIdentity identity = ScoreIdentity.ofLog(String.valueOf(log.getFileName()));
        Path document =
                new ScoreOutput(folder, InstantSource.system()).dialogue(ScoreOutput.stem(log), score, identity);
        if (json) {
            out.println(DialogueScoreJson.write(score, identity));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%d utterances, average U (best-early) %.4f: %s%n",
                    score.utterances().size(),
                    score.mean().orElse(0),
                    document);
        }
        return 0;
    }
}
