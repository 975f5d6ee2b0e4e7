/// Bytes of a Substrate chain: SCALE, runtime metadata, addresses, storage keys. Everything that comes from
/// outside is read with bounds; what cannot be understood is a [CodecException]. Start at [Metadata].
@NullMarked
package ai.babelbit.chain.codec;

import org.jspecify.annotations.NullMarked;
