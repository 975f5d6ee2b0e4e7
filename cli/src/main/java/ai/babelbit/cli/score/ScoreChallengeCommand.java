package ai.babelbit.cli.score;

import ai.babelbit.cli.Bb;
import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.scoring.ChallengeScore;
import ai.babelbit.dialogue.scoring.DialogueScore;
import ai.babelbit.dialogue.scoring.RunLog;
import ai.babelbit.dialogue.scoring.ScoreIdentity;
import ai.babelbit.dialogue.scoring.ScoringRule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `bb score-challenge`.
@Command(
        name = "score-challenge",
        mixinStandardHelpOptions = true,
        description = ScoreChallengeCommand.DESCRIPTION,
        footer = {
            "",
            "Example:",
            "  bb score-challenge --jsonl challenge_run_20260101_120000.jsonl --challenge challenge.json"
        })
public final class ScoreChallengeCommand implements Callable<Integer> {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION = "Score a client's run log against the challenge that it played.";

    @Option(names = "--jsonl", required = true, paramLabel = "RUN", description = "The client's run log.")
    private Path run;

    @Option(names = "--challenge", required = true, paramLabel = "FILE", description = "The challenge that was played.")
    private Path challengePath;

    @Option(
            names = "--outdir",
            defaultValue = "scores",
            paramLabel = "DIR",
            description = "Where the documents go (default ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(names = "--json", description = "Print the summary document instead of its path.")
    private boolean json;

    @Mixin
    private RuleOptions ruleOptions;

    @ParentCommand
    private Bb bb;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (Scoring scoring = ruleOptions.open(RuleOptions.Semantic.JACCARD, bb.environment(err))) {
            score(scoring.rule(), out, err);
        }
        return 0;
    }

    private void score(ScoringRule rule, PrintWriter out, PrintWriter err) {
        ChallengeFile challenge = ChallengeFile.open(challengePath);
        ScoreOutput output = new ScoreOutput(folder, InstantSource.system());
        String stem = ScoreOutput.stem(run);
        List<ChallengeScore.DialogueAverage> averages = new ArrayList<>();
        ScoreOutput.report(
                RunLog.read(run, challenge, played -> {
                    DialogueScore score = played.log().score(rule);
                    String name = played.stem(stem);
                    output.dialogue(
                            name, score, new ScoreIdentity(name + ".jsonl", challenge.uid(), played.uid(), null, null));
                    averages.add(ChallengeScore.DialogueAverage.of(played.uid(), played.index(), score));
                }),
                err);
        if (averages.isEmpty()) {
            throw new InvalidInputException(run + ": expected at least one step of " + challengePath + ", found none");
        }
        ChallengeScore score = new ChallengeScore(challenge.uid(), averages);
        ObjectNode summary = summary(score, rule);
        Path document = output.json(stem + "-challenge.json", summary);
        if (json) {
            out.println(summary);
        } else {
            out.printf(
                    Locale.ROOT,
                    "%d dialogues, challenge mean U %.4f: %s%n",
                    averages.size(),
                    score.mean().orElse(0),
                    document);
        }
    }

    private ObjectNode summary(ChallengeScore score, ScoringRule rule) {
        ObjectNode summary = JsonNodeFactory.instance
                .objectNode()
                .put("run_file", String.valueOf(run.getFileName()))
                .put("challenge_file", String.valueOf(challengePath.getFileName()));
        summary.setAll(score.toJson());
        if (!rule.isPublished()) {
            summary.set("scoring", rule.describe());
        }
        return summary;
    }
}
