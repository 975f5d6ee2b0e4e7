package ai.babelbit.chain;

import ai.babelbit.chain.crypto.Drand;
import ai.babelbit.chain.rpc.RpcLimits;
import java.time.Duration;
import java.time.InstantSource;

/// How a client behaves.
///
/// @param callTime for one reading call, connecting and repeating included
/// @param pause between two looks at the chain where nothing tells of news
/// @param limits of the connection
/// @param drand the beacon that the chain listens to
/// @param clock for the rounds of the beacon
public record ClientConfig(Duration callTime, Duration pause, RpcLimits limits, Drand drand, InstantSource clock) {
    /// For the public networks.
    public static final ClientConfig DEFAULT = new ClientConfig(
            Duration.ofSeconds(45), Duration.ofSeconds(2), RpcLimits.DEFAULT, Drand.QUICKNET, InstantSource.system());
}
