/// One challenge played by many contestants at once, every word at the same moment for all of them. Start at
/// [Round].
@NullMarked
package ai.babelbit.round;

import org.jspecify.annotations.NullMarked;
