package ai.babelbit.chain.codec;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Puts SCALE values behind each other. Every method returns this writer. Not thread-safe.
public final class ScaleWriter {
    private static final int MAX_COMPACT_BYTES = 67;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// One byte.
    public ScaleWriter u8(int value) {
        out.write(check(value, 8));
        return this;
    }

    /// Two bytes, little-endian.
    public ScaleWriter u16(int value) {
        return little(BigInteger.valueOf(check(value, 16)), 2);
    }

    /// Four bytes, little-endian.
    public ScaleWriter u32(long value) {
        return little(BigInteger.valueOf(value), 4);
    }

    /// Eight bytes, little-endian.
    ///
    /// @param value as an unsigned number
    public ScaleWriter u64(long value) {
        return little(new BigInteger(Long.toUnsignedString(value)), 8);
    }

    /// An unsigned little-endian number of so many bytes.
    ///
    /// @throws CodecException when it does not fit
    public ScaleWriter little(BigInteger value, int size) {
        if (value.signum() < 0 || value.bitLength() > 8 * size) {
            throw new CodecException("expected a number from 0 below 2^" + 8 * size + ", got " + value);
        }
        for (int i = 0; i < size; i++) {
            out.write(value.shiftRight(8 * i).intValue());
        }
        return this;
    }

    /// A signed little-endian number of so many bytes.
    ScaleWriter signed(BigInteger value, int size) {
        if (value.bitLength() >= 8 * size) {
            throw new CodecException("expected a signed number of " + 8 * size + " bits, got " + value);
        }
        return little(value.and(BigInteger.ONE.shiftLeft(8 * size).subtract(BigInteger.ONE)), size);
    }

    /// 0 or 1.
    public ScaleWriter bool(boolean value) {
        return u8(value ? 1 : 0);
    }

    /// A compact number.
    public ScaleWriter compact(long value) {
        return compact(BigInteger.valueOf(value));
    }

    /// A compact number.
    ///
    /// @throws CodecException when it is negative or beyond 2^536
    public ScaleWriter compact(BigInteger value) {
        int bits = value.bitLength();
        if (value.signum() < 0 || bits > 8 * MAX_COMPACT_BYTES) {
            throw new CodecException("expected a compact number, got " + value);
        }
        if (bits <= 6) {
            return u8(value.intValue() << 2);
        }
        if (bits <= 14) {
            return u16(value.intValue() << 2 | 1);
        }
        if (bits <= 30) {
            return u32(value.longValue() << 2 | 2);
        }
        int size = Math.max(4, (bits + 7) / 8);
        return u8(((size - 4) << 2) | 3).little(value, size);
    }

    /// These bytes as they are.
    public ScaleWriter raw(ByteString value) {
        out.writeBytes(value.toArray());
        return this;
    }

    /// These bytes as they are.
    public ScaleWriter raw(byte... value) {
        out.writeBytes(value);
        return this;
    }

    /// Bytes behind their compact length.
    public ScaleWriter bytes(ByteString value) {
        return compact(value.size()).raw(value);
    }

    /// A UTF-8 text behind its compact length.
    public ScaleWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return compact(utf8.length).raw(utf8);
    }

    /// All that was written.
    public ByteString done() {
        return ByteString.of(out.toByteArray());
    }

    private static int check(int value, int bits) {
        if (value < 0 || value >= 1 << bits) {
            throw new CodecException("expected a number from 0 below 2^" + bits + ", got " + value);
        }
        return value;
    }
}
