package ai.babelbit.chain;

/// How a neuron stands in its subnet. Shares are out of 65535; amounts in rao, of which 10^9 are a token.
///
/// @param stake what is staked on it, all coldkeys together
/// @param incentive share of what miners get
/// @param dividends share of what validators get
/// @param consensus how much the validators agree on it
/// @param emission what it got in the last epoch
public record Standing(long stake, int incentive, int dividends, int consensus, long emission) {}
