package ai.babelbit.chain.codec;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Takes SCALE values out of bytes, in order. Never reads past the end and never allocates more than the
/// bytes that are there. Not thread-safe.
///
/// See [the encoding](https://docs.polkadot.com/polkadot-protocol/parachain-basics/data-encoding/).
public final class ScaleReader {
    private final byte[] bytes;
    private int position;

    /// Over an array that nobody changes meanwhile.
    ScaleReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// How many bytes are left.
    public int remaining() {
        return bytes.length - position;
    }

    /// One unsigned byte.
    public int u8() {
        need(1);
        return bytes[position++] & 0xff;
    }

    /// Two bytes, little-endian.
    public int u16() {
        return u8() | u8() << 8;
    }

    /// Four bytes, little-endian.
    public long u32() {
        return u16() | (long) u16() << 16;
    }

    /// Eight bytes, little-endian; over 2^63 - 1 it is negative.
    public long u64() {
        return u32() | u32() << 32;
    }

    /// An unsigned little-endian number of so many bytes.
    public BigInteger unsigned(int size) {
        byte[] value = array(size);
        reverse(value);
        return new BigInteger(1, value);
    }

    /// A signed little-endian number of so many bytes.
    BigInteger signed(int size) {
        byte[] value = array(size);
        reverse(value);
        return new BigInteger(value);
    }

    /// 0 or 1.
    public boolean bool() {
        return switch (u8()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new CodecException("expected a boolean at byte " + (position - 1));
        };
    }

    /// A compact number, in its shortest form as the chain demands it.
    public BigInteger compact() {
        int first = u8();
        int mode = first & 3;
        if (mode == 3) {
            int size = (first >> 2) + 4;
            BigInteger value = unsigned(size);
            return shortest(value, value.bitLength() > Math.max(30, 8 * (size - 1)));
        }
        long value = switch (mode) {
            case 0 -> first >> 2;
            case 1 -> (first | u8() << 8) >> 2;
            default -> (first | u8() << 8 | (long) u16() << 16) >> 2;
        };
        long least = switch (mode) {
            case 0 -> 0;
            case 1 -> 1 << 6;
            default -> 1 << 14;
        };
        return shortest(BigInteger.valueOf(value), value >= least);
    }

    /// A compact length of things that are at least a byte each, hence never more than what is left.
    public int length() {
        BigInteger length = compact();
        if (length.bitLength() > 31 || length.intValue() > remaining()) {
            throw new CodecException("expected at most " + remaining() + " more elements at byte " + position
                    + ", got a length of " + length);
        }
        return length.intValue();
    }

    /// So many bytes.
    public ByteString take(int size) {
        return ByteString.of(array(size));
    }

    /// Bytes behind their compact length.
    public ByteString bytes() {
        return take(length());
    }

    /// A UTF-8 text behind its compact length.
    public String text() {
        return new String(array(length()), StandardCharsets.UTF_8);
    }

    /// Makes sure that nothing is left.
    ///
    /// @throws CodecException when something is
    public void end() {
        if (remaining() > 0) {
            throw new CodecException("expected the end at byte " + position + ", got " + remaining() + " more bytes");
        }
    }

    int position() {
        return position;
    }

    private byte[] array(int size) {
        need(size);
        position += size;
        return Arrays.copyOfRange(bytes, position - size, position);
    }

    private void need(int size) {
        if (size > remaining()) {
            throw new CodecException("expected " + size + " more bytes at byte " + position + ", got " + remaining());
        }
    }

    private BigInteger shortest(BigInteger value, boolean isShortest) {
        if (!isShortest) {
            throw new CodecException("expected the shortest form of a compact number before byte " + position);
        }
        return value;
    }

    private static void reverse(byte[] value) {
        for (int i = 0, j = value.length - 1; i < j; i++, j--) {
            byte kept = value[i];
            value[i] = value[j];
            value[j] = kept;
        }
    }
}
