package ai.babelbit.chain.codec;

/// What goes with a call into a signed transaction.
///
/// @param nonce the number of this transaction of the account
/// @param tip in rao
/// @param era for which blocks it is valid
/// @param eraBlock hash of the era's first block; the genesis hash when it is immortal
/// @param network which chain and runtime it is for
public record Terms(long nonce, long tip, Era era, ByteString eraBlock, Network network) {
    /// The chain and runtime that a signature holds for.
    ///
    /// @param genesis hash of the first block
    /// @param specVersion version of the runtime
    /// @param transactionVersion version of the transactions' form
    public record Network(ByteString genesis, long specVersion, long transactionVersion) {}
}
