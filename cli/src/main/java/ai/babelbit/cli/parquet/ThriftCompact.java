package ai.babelbit.cli.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// Writes Thrift's compact protocol, as far as Parquet's headers need it. Not thread-safe.
final class ThriftCompact {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    byte[] bytes() {
        return out.toByteArray();
    }

    ThriftCompact i32(int field, int value) {
        header(field, I32);
        varint(zigzag(value));
        return this;
    }

    ThriftCompact i64(int field, long value) {
        header(field, I64);
        varint(zigzag(value));
        return this;
    }

    ThriftCompact text(int field, String value) {
        header(field, BINARY);
        raw(value);
        return this;
    }

    ThriftCompact struct(int field, Consumer<ThriftCompact> body) {
        header(field, STRUCT);
        return struct(body);
    }

    /// A struct that is not a field: an element of a list, or all there is.
    ThriftCompact struct(Consumer<ThriftCompact> body) {
        outer.push(last);
        last = 0;
        body.accept(this);
        out.write(0);
        last = outer.pop();
        return this;
    }

    <T> ThriftCompact structs(int field, List<T> elements, java.util.function.BiConsumer<ThriftCompact, T> body) {
        list(field, elements.size(), STRUCT);
        elements.forEach(element -> struct(self -> body.accept(self, element)));
        return this;
    }

    ThriftCompact i32s(int field, int... values) {
        list(field, values.length, I32);
        for (int value : values) {
            varint(zigzag(value));
        }
        return this;
    }

    ThriftCompact texts(int field, List<String> values) {
        list(field, values.size(), BINARY);
        values.forEach(this::raw);
        return this;
    }

    private void list(int field, int size, int type) {
        header(field, LIST);
        if (size < 15) {
            out.write((size << 4) | type);
        } else {
            out.write(0xf0 | type);
            varint(size);
        }
    }

    /// All fields here are written in rising order, less than 15 apart.
    private void header(int field, int type) {
        out.write(((field - last) << 4) | type);
        last = field;
    }

    private void raw(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }
}
