/// The Bittensor chain: read it, sign for it, and know what came of it. Everything goes by the runtime's
/// own metadata. Start at [Chain] and [SubtensorClient].
@NullMarked
package ai.babelbit.chain;

import org.jspecify.annotations.NullMarked;
