package ai.babelbit.cli.train;

import ai.babelbit.dialogue.InvalidInputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `bb train`.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = TrainCommand.DESCRIPTION,
        subcommands = TrainNgramCommand.class,
        footer = {"", "Examples:", "  bb train ngram --corpus talk.jsonl.gz --out talk.ngram"})
public final class TrainCommand implements Callable<Integer> {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION = "Learn a model from dialogues.";

    @Override
    public Integer call() {
        throw new InvalidInputException("expected what to train: ngram (see bb train --help)");
    }
}
