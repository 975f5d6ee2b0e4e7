/// Predictors that weigh many candidates. Sources of candidates implement [CandidateSource].
@NullMarked
package ai.babelbit.prediction;

import org.jspecify.annotations.NullMarked;
