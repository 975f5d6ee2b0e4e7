package ai.babelbit.chain;

import ai.babelbit.chain.codec.Metadata;

/// The chain's program at some block.
///
/// @param specVersion its version
/// @param transactionVersion the version of its transactions' form
/// @param metadata what it says of itself
record ChainRuntime(long specVersion, long transactionVersion, Metadata metadata) {}
