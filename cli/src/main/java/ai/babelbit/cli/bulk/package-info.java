/// Scores runs of any size as a stream, into files for people's own tools. Start at [ScoreCommand].
@NullMarked
package ai.babelbit.cli.bulk;

import org.jspecify.annotations.NullMarked;
