package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import java.net.URI;
import java.time.Instant;

/// Which chain it is and how it stands.
///
/// @param endpoint who told
/// @param genesis hash of the first block
/// @param specVersion version of the runtime
/// @param best the newest block
/// @param time when the newest block was made, by the chain's clock
public record ChainStatus(URI endpoint, ByteString genesis, long specVersion, Block best, Instant time) {}
