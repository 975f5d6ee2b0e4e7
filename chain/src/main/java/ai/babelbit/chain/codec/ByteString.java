package ai.babelbit.chain.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// Immutable bytes with a value's equality. Prints as `0x` and hexadecimal digits. Safe for concurrent use;
/// never for secrets.
public final class ByteString implements Comparable<ByteString> {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MAX_SHOWN = 40;

    private final byte[] bytes;

    private ByteString(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A copy of these bytes.
    public static ByteString of(byte... bytes) {
        return new ByteString(bytes.clone());
    }

    /// The UTF-8 bytes of a text.
    public static ByteString utf8(String text) {
        return new ByteString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads hexadecimal digits of either case, with or without `0x` in front.
    ///
    /// @throws CodecException when it is not hexadecimal
    public static ByteString hex(String text) {
        String digits = text.startsWith("0x") ? text.substring(2) : text;
        try {
            return new ByteString(HEX.parseHex(digits));
        } catch (IllegalArgumentException e) {
            String shown = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
            throw new CodecException("expected hexadecimal digits, got \"" + shown + "\"", e);
        }
    }

    /// How many bytes.
    public int size() {
        return bytes.length;
    }

    /// A copy.
    public byte[] toArray() {
        return bytes.clone();
    }

    /// The bytes from one index to before another.
    public ByteString slice(int from, int to) {
        return new ByteString(Arrays.copyOfRange(bytes, from, to));
    }

    /// As text, where ill-formed UTF-8 becomes U+FFFD.
    public String toText() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// A reader over these bytes.
    public ScaleReader reader() {
        return new ScaleReader(bytes);
    }

    @Override
    public int compareTo(ByteString other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteString that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "0x" + HEX.formatHex(bytes);
    }
}
