package ai.babelbit.chain.codec;

import org.bouncycastle.crypto.digests.Blake2bDigest;

/// The hash functions of a Substrate chain. Safe for concurrent use.
public final class Hashing {
    private Hashing() {}

    /// BLAKE2b without a key.
    ///
    /// @param size bytes of the result: 16, 32 or 64
    public static ByteString blake2b(ByteString data, int size) {
        Blake2bDigest digest = new Blake2bDigest(8 * size);
        byte[] input = data.toArray();
        digest.update(input, 0, input.length);
        byte[] output = new byte[size];
        digest.doFinal(output, 0);
        return ByteString.of(output);
    }

    /// XXH64 with seeds 0, 1, …, each little-endian, behind each other.
    ///
    /// @param size bytes of the result: 8, 16 or 32
    public static ByteString twox(ByteString data, int size) {
        byte[] input = data.toArray();
        ScaleWriter out = new ScaleWriter();
        for (int seed = 0; seed < size / 8; seed++) {
            out.u64(XxHash64.hash(input, seed));
        }
        return out.done();
    }
}
