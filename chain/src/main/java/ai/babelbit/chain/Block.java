package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;

/// A block of the chain.
///
/// @param number how many came before it
/// @param hash 32 bytes; another block of the same number has another one
public record Block(long number, ByteString hash) {
    /// Seconds from block to block.
    public static final int SECONDS = 12;

    @Override
    public String toString() {
        return number + " (" + hash + ")";
    }
}
