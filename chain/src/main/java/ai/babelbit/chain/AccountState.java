package ai.babelbit.chain;

/// What the chain holds of an account.
///
/// @param nonce how many of its transactions are in blocks
/// @param free its balance in rao, of which 10^9 are a token
public record AccountState(long nonce, long free) {}
