/// What the environment says, read once and checked. Start at [Environment].
@NullMarked
package ai.babelbit.cli.config;

import org.jspecify.annotations.NullMarked;
