/// Predictors that ask somebody else: miners in any language, and completion endpoints.
/// Start at [HttpMiner] and [ChatCompletionPredictor].
@NullMarked
package ai.babelbit.prediction.remote;

import org.jspecify.annotations.NullMarked;
