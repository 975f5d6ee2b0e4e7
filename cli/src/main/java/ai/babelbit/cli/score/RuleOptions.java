package ai.babelbit.cli.score;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.Similarity;
import picocli.CommandLine.Option;

/// The options that say what a prediction is worth.
public final class RuleOptions {
    @Option(
            names = "--lex-weight",
            defaultValue = "0.5",
            paramLabel = "W",
            description = "Weight of lexical similarity, 0 to 1; the rest is semantic (default ${DEFAULT-VALUE}).")
    private double lexicalWeight;

    /// The rule they describe.
    ///
    /// @throws InvalidInputException when the weight is out of range
    public ScoringRule rule() {
        if (!(lexicalWeight >= 0 && lexicalWeight <= 1)) {
            throw new InvalidInputException("--lex-weight must be from 0 to 1, was " + lexicalWeight);
        }
        return new ScoringRule(lexicalWeight, Similarity.jaccard());
    }
}
