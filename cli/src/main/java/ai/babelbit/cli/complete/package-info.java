/// The stand-alone completion client. Start at [CompleteCommand].
@NullMarked
package ai.babelbit.cli.complete;

import org.jspecify.annotations.NullMarked;
