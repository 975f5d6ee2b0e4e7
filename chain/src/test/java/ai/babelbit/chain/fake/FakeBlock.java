package ai.babelbit.chain.fake;

import ai.babelbit.chain.codec.ByteString;
import java.util.List;
import java.util.NavigableMap;

/// A block of a fake chain and the state behind it.
///
/// @param parent the block before
/// @param millis when it was made
/// @param state what is stored behind it
/// @param neurons what its runtime's function answers
/// @param runtime the runtime that its state holds
record FakeBlock(
        long number,
        ByteString hash,
        ByteString parent,
        long millis,
        List<ByteString> extrinsics,
        NavigableMap<ByteString, ByteString> state,
        ByteString neurons,
        FakeRuntime runtime) {}
