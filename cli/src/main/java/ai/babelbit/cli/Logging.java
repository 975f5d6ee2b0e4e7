package ai.babelbit.cli;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// How much the libraries and servers tell on standard error.
final class Logging {
    /// Warns with a stack trace of every peer that hangs up, which is the peer's affair. Held, or it might be
    /// collected.
    private static final Logger CONNECTIONS = Logger.getLogger("io.helidon.webserver.http1.Http1Connection");

    /// Warns of GPUs that it cannot use, where nobody asked it to.
    private static final Logger GPUS = Logger.getLogger("ai.djl.util.cuda.CudaUtils");

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
        CONNECTIONS.setLevel(verbosity == 0 ? Level.SEVERE : level);
        GPUS.setLevel(verbosity == 0 ? Level.SEVERE : level);
        for (Handler handler : root.getHandlers()) {
            handler.setLevel(level);
        }
    }
}
