/// A decoder-only transformer as a source of candidates, in plain Java: [NeuralModel] maps its file, [NeuralSource]
/// samples from it. Start at [NeuralSource].
@NullMarked
package ai.babelbit.prediction.neural;

import org.jspecify.annotations.NullMarked;
