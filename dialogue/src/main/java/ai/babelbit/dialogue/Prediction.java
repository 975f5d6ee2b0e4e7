package ai.babelbit.dialogue;

import java.util.List;
import java.util.OptionalDouble;

/// A guess at the whole utterance, prefix included.
///
/// @param text the guess; possibly empty, never null
/// @param expectedUtility the utility that the predictor expects of it, in [0, 1]; empty when it does not say
/// @param alternatives what else it considered, likeliest first; possibly none
public record Prediction(String text, OptionalDouble expectedUtility, List<Alternative> alternatives) {
    /// Copies the list; refuses an expectation outside [0, 1].
    public Prediction {
        alternatives = List.copyOf(alternatives);
        if (expectedUtility.isPresent()
                && !(expectedUtility.getAsDouble() >= 0 && expectedUtility.getAsDouble() <= 1)) {
            throw new IllegalArgumentException(
                    "expectedUtility must be in [0, 1], was " + expectedUtility.getAsDouble());
        }
    }

    /// A bare text.
    public static Prediction of(String text) {
        return new Prediction(text, OptionalDouble.empty(), List.of());
    }

    /// One entry of an n-best list.
    ///
    /// @param text a whole utterance
    /// @param probability in [0, 1]
    public record Alternative(String text, double probability) {
        /// Refuses a probability outside [0, 1].
        public Alternative {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("probability must be in [0, 1], was " + probability);
            }
        }
    }
}
