package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.InvalidInputException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads a GGUF header from front to back and never past the file's end. Not thread-safe.
final class GgufCursor {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int MAX_DEPTH = 4;

    private final MemorySegment file;
    private final String name;
    private long position;

    GgufCursor(MemorySegment file, String name, long position) {
        this.file = file;
        this.name = name;
        this.position = position;
    }

    long position() {
        return position;
    }

    private long take(long bytes) {
        if (bytes < 0 || bytes > file.byteSize() - position) {
            throw new InvalidInputException(name + ": not a whole GGUF file");
        }
        long at = position;
        position += bytes;
        return at;
    }

    int int32() {
        return file.get(INT, take(4));
    }

    long int64() {
        return file.get(LONG, take(8));
    }

    /// A number of things of at least so many bytes each, which the rest of the file must be able to hold.
    long count(int leastBytes) {
        long count = int64();
        if (count < 0 || count > (file.byteSize() - position) / leastBytes) {
            throw new InvalidInputException(name + ": not a whole GGUF file");
        }
        return count;
    }

    String string() {
        long length = count(1);
        if (length > 1 << 24) {
            throw new InvalidInputException(name + ": has a text of " + length + " bytes");
        }
        byte[] bytes = file.asSlice(take(length), length).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// A value of the type numbered: a [Long], [Double], [Boolean], [String] or [List] of these.
    Object value(int type) {
        return value(type, MAX_DEPTH);
    }

    private Object value(int type, int depth) {
        return switch (type) {
            case 0 -> (long) Byte.toUnsignedInt(file.get(ValueLayout.JAVA_BYTE, take(1)));
            case 1 -> (long) file.get(ValueLayout.JAVA_BYTE, take(1));
            case 2 -> (long) Short.toUnsignedInt(file.get(SHORT, take(2)));
            case 3 -> (long) file.get(SHORT, take(2));
            case 4 -> Integer.toUnsignedLong(int32());
            case 5 -> (long) int32();
            case 6 -> (double) Float.intBitsToFloat(int32());
            case 7 -> file.get(ValueLayout.JAVA_BYTE, take(1)) != 0;
            case 8 -> string();
            case 9 -> list(depth);
            case 10, 11 -> int64();
            case 12 -> Double.longBitsToDouble(int64());
            default -> throw new InvalidInputException(name + ": has a value of the unknown type " + type);
        };
    }

    private List<Object> list(int depth) {
        if (depth == 0) {
            throw new InvalidInputException(name + ": has lists within lists deeper than " + MAX_DEPTH);
        }
        int type = int32();
        long count = count(1);
        List<Object> values = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            values.add(value(type, depth - 1));
        }
        return values;
    }
}
