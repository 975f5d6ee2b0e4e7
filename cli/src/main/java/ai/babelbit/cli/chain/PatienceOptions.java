package ai.babelbit.cli.chain;

import ai.babelbit.chain.Patience;
import ai.babelbit.dialogue.InvalidInputException;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How long to wait for a transaction, and for what.
final class PatienceOptions {
    enum Until {
        included,
        finalized
    }

    @Option(
            names = "--until",
            paramLabel = "included|finalized",
            description = "What to wait for (default ${DEFAULT-VALUE}).")
    private Until until = Until.finalized;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for it (default ${DEFAULT-VALUE}).")
    private double seconds = 180;

    Patience patience() {
        if (!(seconds > 0 && seconds <= 86_400)) {
            throw new InvalidInputException("--timeout must be over 0 and at most 86400 seconds, was " + seconds);
        }
        return new Patience(Duration.ofNanos(Math.round(seconds * 1e9)), until == Until.finalized);
    }
}
