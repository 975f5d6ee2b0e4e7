package ai.babelbit.chain.codec;

/// An account: the 32 bytes of a public key. Prints as the address with Bittensor's prefix 42.
///
/// @param key the public key
public record AccountId(ByteString key) implements Comparable<AccountId> {
    /// Bytes of a key.
    public static final int SIZE = 32;

    /// Bittensor's network prefix.
    public static final int PREFIX = 42;

    /// Checks the size.
    public AccountId {
        if (key.size() != SIZE) {
            throw new CodecException("expected a key of 32 bytes, got " + key.size());
        }
    }

    /// Reads an address of any network, whose checksum must be right, or `0x` and 64 hexadecimal digits.
    ///
    /// @throws CodecException when it is neither
    public static AccountId parse(String text) {
        return new AccountId(text.startsWith("0x") ? ByteString.hex(text) : Ss58.decode(text));
    }

    /// The address for Bittensor.
    public String address() {
        return address(PREFIX);
    }

    /// The address for a network.
    ///
    /// @param prefix from 0 to 16383
    public String address(int prefix) {
        return Ss58.encode(key, prefix);
    }

    @Override
    public int compareTo(AccountId other) {
        return key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return address();
    }
}
