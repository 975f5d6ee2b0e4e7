package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;

/// A transaction ready to be sent.
///
/// @param bytes all of it
/// @param hash how it is known
/// @param from the block after which it may be included
/// @param until the last block in which it may be
record Signed(ByteString bytes, ByteString hash, long from, long until) {}
