package ai.babelbit.cli;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.PredictorOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/// The option that says how long a predictor of ours may think.
public final class BudgetOptions {
    private static final int LONGEST = 60_000;

    @Option(
            names = "--budget",
            paramLabel = "MS",
            description = "How long our own predictors may take for an answer (default 20).")
    private double milliseconds = PredictorOptions.BUDGET.toMillis();

    /// The time.
    ///
    /// @throws InvalidInputException when it is out of range
    public Duration budget() {
        if (!(milliseconds >= 1 && milliseconds <= LONGEST)) {
            throw new InvalidInputException("--budget must be from 1 to " + LONGEST + " ms, was " + milliseconds);
        }
        return Duration.ofNanos(Math.round(milliseconds * 1e6));
    }
}
