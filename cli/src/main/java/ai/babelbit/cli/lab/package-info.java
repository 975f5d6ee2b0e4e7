/// One machine, one challenge, many predictors: the round of the validators without accounts and servers. Start
/// at [Lab].
@NullMarked
package ai.babelbit.cli.lab;

import org.jspecify.annotations.NullMarked;
