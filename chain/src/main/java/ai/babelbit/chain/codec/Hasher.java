package ai.babelbit.chain.codec;

/// How a map's key becomes part of a storage key. The order is that of the metadata.
enum Hasher {
    BLAKE2_128(16, false),
    BLAKE2_256(32, false),
    BLAKE2_128_CONCAT(16, true),
    TWOX_128(16, false),
    TWOX_256(32, false),
    TWOX_64_CONCAT(8, true),
    IDENTITY(0, true);

    private final int size;
    private final boolean keepsKey;

    Hasher(int size, boolean keepsKey) {
        this.size = size;
        this.keepsKey = keepsKey;
    }

    ByteString hash(ByteString key) {
        ScaleWriter out = new ScaleWriter();
        switch (this) {
            case BLAKE2_128, BLAKE2_256, BLAKE2_128_CONCAT -> out.raw(Hashing.blake2b(key, size));
            case TWOX_128, TWOX_256, TWOX_64_CONCAT -> out.raw(Hashing.twox(key, size));
            case IDENTITY -> {}
        }
        return keepsKey ? out.raw(key).done() : out.done();
    }

    /// How many bytes stand before the key itself.
    ///
    /// @throws CodecException when the key cannot be read back
    int skipped() {
        if (!keepsKey) {
            throw new CodecException("keys hashed by " + this + " cannot be read back");
        }
        return size;
    }

    static Hasher read(ScaleReader in) {
        int index = in.u8();
        if (index >= values().length) {
            throw new CodecException("expected a storage hasher, got " + index);
        }
        return values()[index];
    }
}
