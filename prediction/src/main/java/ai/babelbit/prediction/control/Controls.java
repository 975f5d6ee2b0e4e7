package ai.babelbit.prediction.control;

import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.Predictor;
import java.util.function.Supplier;

/// The control predictors. In any sound contest they come in this order: oracle, echo, garbage; constant
/// between or beside the last two; silent scores nothing.
public final class Controls {
    private Controls() {}

    /// Repeats the prefix.
    public static Predictor echo() {
        return new EchoPredictor();
    }

    /// Always says the same.
    public static Predictor constant(String text) {
        return new ConstantPredictor(text);
    }

    /// Says random letters, the same for the same prefix and seed.
    public static Predictor garbage(long seed) {
        return new GarbagePredictor(seed);
    }

    /// Never answers; it waits until the caller gives up.
    public static Predictor silent() {
        return new SilentPredictor();
    }

    /// Knows the truth. For calibration only.
    ///
    /// @param dialogues opens the very challenge that is played, from its start; asked once or, when play
    /// returns to an earlier dialogue, again
    public static Predictor oracle(Supplier<DialogueReader> dialogues) {
        return new OraclePredictor(dialogues);
    }
}
