package ai.babelbit.cli;

import java.util.Objects;
import picocli.CommandLine.Help.Ansi;

/// Whether a person is looking.
public final class Screen {
    private Screen() {}

    /// Whether progress may be drawn on standard error: not when a program reads the output.
    public static boolean isWatched() {
        return Ansi.AUTO.enabled() && Objects.requireNonNull(System.console()).isTerminal();
    }
}
