package ai.babelbit.chain;

/// A subnet, or one of its mechanisms, each of which has weights of its own.
///
/// @param netuid from 0 to 65535
/// @param mechanism from 0; subnets without further mechanisms only have 0
public record Subnet(int netuid, int mechanism) {
    private static final int MECHANISMS = 4096;

    /// Checks the ranges.
    public Subnet {
        if (netuid < 0 || netuid > 65_535 || mechanism < 0 || mechanism > 15) {
            throw new IllegalArgumentException("expected a netuid from 0 to 65535 and a mechanism from 0 to 15, got "
                    + netuid + " and " + mechanism);
        }
    }

    /// With its first mechanism.
    public static Subnet of(int netuid) {
        return new Subnet(netuid, 0);
    }

    /// Under which number its weights are stored.
    int storageIndex() {
        return mechanism * MECHANISMS + netuid;
    }
}
