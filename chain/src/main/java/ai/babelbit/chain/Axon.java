package ai.babelbit.chain;

import ai.babelbit.chain.codec.Value;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Where a neuron says that it can be reached.
///
/// @param block when it said so; 0 when it never did
/// @param ip the address as a number
/// @param port from 0 to 65535
/// @param ipType 4 or 6; 0 when it never said anything
/// @param protocol what it speaks, 4 as the SDK writes it
/// @param version of the software that said so
public record Axon(long block, BigInteger ip, int port, int ipType, int protocol, long version) {
    /// Nothing was ever said.
    public static final Axon NONE = new Axon(0, BigInteger.ZERO, 0, 0, 0, 0);

    static Axon of(Value value) {
        return new Axon(
                value.field("block").asLong(),
                value.field("ip").asInt(),
                (int) value.field("port").asLong(),
                (int) value.field("ip_type").asLong(),
                (int) value.field("protocol").asLong(),
                value.field("version").asLong());
    }

    /// Whether there is an address to call.
    public boolean isServing() {
        return ip.signum() != 0 && port != 0;
    }

    /// The address as people write it; `0.0.0.0` when there is none.
    public String host() {
        int size = ipType == 6 || ip.bitLength() > 32 ? 16 : 4;
        byte[] bytes = new byte[size];
        byte[] magnitude = ip.toByteArray();
        for (int i = 1; i <= Math.min(size, magnitude.length); i++) {
            bytes[size - i] = magnitude[magnitude.length - i];
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(Arrays.toString(bytes), e);
        }
    }

    /// The number of an address.
    static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    /// 4 or 6.
    static int type(InetAddress address) {
        return address instanceof Inet4Address ? 4 : 6;
    }
}
