package ai.babelbit.cli;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// How much the libraries and servers tell on standard error.
final class Logging {
    private Logging() {}

    /// @param verbosity 0 for warnings, 1 for information, 2 for everything
    static void set(int verbosity) {
        Level level = switch (verbosity) {
            case 0 -> Level.WARNING;
            case 1 -> Level.INFO;
            default -> Level.FINE;
        };
        Logger root = LogManager.getLogManager().getLogger("");
        root.setLevel(level);
        for (Handler handler : root.getHandlers()) {
            handler.setLevel(level);
        }
    }
}
