/// `bb eval`: what predictors are worth on dialogues, in every respect that matters. Start at [EvalCommand].
@NullMarked
package ai.babelbit.cli.eval;

import org.jspecify.annotations.NullMarked;
