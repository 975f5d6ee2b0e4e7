/// The words of the contest: challenges, utterances, predictions, and the contract that everything turns on.
/// Start at [Predictor].
@NullMarked
package ai.babelbit.dialogue;

import org.jspecify.annotations.NullMarked;
