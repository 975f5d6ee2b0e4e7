/// `bb chain`, `bb wallet` and the commands that act on the chain. Start at [ChainCommand].
@NullMarked
package ai.babelbit.cli.chain;

import org.jspecify.annotations.NullMarked;
