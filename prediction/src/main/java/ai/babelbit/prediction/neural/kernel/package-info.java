/// The arithmetic of a decoder: [Kernels] says what there is, its scalar form is the specification, its vector form
/// the fast twin and the only user of the incubating Vector API. Start at [Kernels].
@NullMarked
package ai.babelbit.prediction.neural.kernel;

import org.jspecify.annotations.NullMarked;
