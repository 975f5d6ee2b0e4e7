package ai.babelbit.chain.crypto;

import ai.babelbit.chain.codec.ByteString;

/// A beacon whose signature on a round's number opens what was locked to that round.
///
/// @param publicKey 96 bytes, a point of G2
/// @param genesisSeconds when round 1 was, in Unix seconds
/// @param periodSeconds seconds from round to round
public record Drand(ByteString publicKey, long genesisSeconds, int periodSeconds) {
    /// The network that Bittensor uses.
    ///
    /// See [drand quicknet](https://docs.drand.love/docs/specification/).
    public static final Drand QUICKNET = new Drand(
            ByteString.hex(
                    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d"
                            + "1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"),
            1_692_803_367L,
            3);

    /// Checks that there is a period.
    public Drand {
        if (periodSeconds < 1) {
            throw new IllegalArgumentException("periodSeconds must be at least 1, was " + periodSeconds);
        }
    }

    /// The last round at or before a time, at least 1.
    ///
    /// @param unixSeconds with fractions
    public long roundAt(double unixSeconds) {
        return Math.max(1, (long) Math.floor((unixSeconds - genesisSeconds) / periodSeconds));
    }
}
