package ai.babelbit.chain.codec;

/// Addresses: a network's prefix, a public key and two bytes of checksum in base 58.
///
/// See [SS58](https://docs.polkadot.com/polkadot-protocol/parachain-basics/accounts/).
final class Ss58 {
    private static final ByteString CONTEXT = ByteString.utf8("SS58PRE");
    private static final int MAX_PREFIX = (1 << 14) - 1;
    private static final int CHECKSUM = 2;

    private Ss58() {}

    static String encode(ByteString key, int prefix) {
        ByteString payload = head(prefix).raw(key).done();
        return Base58.encode(
                new ScaleWriter().raw(payload).raw(checksum(payload)).done());
    }

    /// The public key, whatever the network.
    static ByteString decode(String address) {
        ByteString all = Base58.decode(address);
        int head = all.size() > 0 && (all.toArray()[0] & 0x40) != 0 ? 2 : 1;
        if (all.size() != head + AccountId.SIZE + CHECKSUM) {
            throw new CodecException("expected an address of a 32-byte key, got \"" + address + "\"");
        }
        ByteString payload = all.slice(0, head + AccountId.SIZE);
        if (!checksum(payload).equals(all.slice(payload.size(), all.size()))) {
            throw new CodecException("the checksum of address \"" + address + "\" is wrong; is it mistyped?");
        }
        return payload.slice(head, payload.size());
    }

    // Two bytes hold 14 bits, in an order of their own: 01 b7..b2, then b1 b0 b13..b8.
    private static ScaleWriter head(int prefix) {
        if (prefix < 0 || prefix > MAX_PREFIX) {
            throw new CodecException("expected a prefix from 0 to " + MAX_PREFIX + ", got " + prefix);
        }
        return prefix < 64
                ? new ScaleWriter().u8(prefix)
                : new ScaleWriter().u8((prefix & 0xfc) >> 2 | 0x40).u8(prefix >> 8 | (prefix & 3) << 6);
    }

    private static ByteString checksum(ByteString payload) {
        return Hashing.blake2b(new ScaleWriter().raw(CONTEXT).raw(payload).done(), 64)
                .slice(0, CHECKSUM);
    }
}
