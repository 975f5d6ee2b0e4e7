/// The `bb` command: one class a subcommand. Start at [Bb].
@NullMarked
package ai.babelbit.cli;

import org.jspecify.annotations.NullMarked;
