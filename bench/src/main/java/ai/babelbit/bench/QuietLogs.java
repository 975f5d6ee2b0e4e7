package ai.babelbit.bench;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps the tokenizer's library from telling what nobody asked.
final class QuietLogs {
    /// Held, or it might be collected.
    private static final Logger DJL = Logger.getLogger("ai.djl");

    private QuietLogs() {}

    static void set() {
        DJL.setLevel(Level.SEVERE);
    }
}
