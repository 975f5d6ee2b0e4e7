/// A challenge revealed one token at a time, in memory and on the wire. Start at [RevealSession].
@NullMarked
package ai.babelbit.dialogue.reveal;

import org.jspecify.annotations.NullMarked;
