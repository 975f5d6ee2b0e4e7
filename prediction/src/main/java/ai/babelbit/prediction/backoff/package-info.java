/// A small n-gram model with back-off that learns from any challenge in seconds. Start at [BackoffPredictor].
@NullMarked
package ai.babelbit.prediction.backoff;

import org.jspecify.annotations.NullMarked;
