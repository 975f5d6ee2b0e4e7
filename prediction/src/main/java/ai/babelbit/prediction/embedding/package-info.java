/// Sentence encoders in process and offline: texts become vectors that point the same way when they mean
/// the same. Start at [OnnxEmbedder].
@NullMarked
package ai.babelbit.prediction.embedding;

import org.jspecify.annotations.NullMarked;
