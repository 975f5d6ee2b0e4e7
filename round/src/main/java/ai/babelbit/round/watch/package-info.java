/// What looks wrong in a round: contestants that copy each other, answers that are no predictions, a scorer
/// that no longer tells good from bad. Start at [RoundWatch].
@NullMarked
package ai.babelbit.round.watch;

import org.jspecify.annotations.NullMarked;
