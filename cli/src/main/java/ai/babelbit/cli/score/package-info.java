/// The stand-alone scorers.
@NullMarked
package ai.babelbit.cli.score;

import org.jspecify.annotations.NullMarked;
