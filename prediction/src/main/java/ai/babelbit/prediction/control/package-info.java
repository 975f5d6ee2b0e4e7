/// Predictors whose worth is known beforehand: they show at once when a scorer or a round is broken.
/// Start at [Controls].
@NullMarked
package ai.babelbit.prediction.control;

import org.jspecify.annotations.NullMarked;
