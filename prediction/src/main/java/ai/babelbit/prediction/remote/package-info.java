/// Predictors that ask somebody else: miners in any language, and completion endpoints, which are also a source of
/// candidates. Start at [HttpMiner], [ChatCompletionPredictor] and [CompletionSource].
@NullMarked
package ai.babelbit.prediction.remote;

import org.jspecify.annotations.NullMarked;
