/// Whether one run is better than another, or only luckier. Start at [CompareCommand].
@NullMarked
package ai.babelbit.cli.compare;

import org.jspecify.annotations.NullMarked;
