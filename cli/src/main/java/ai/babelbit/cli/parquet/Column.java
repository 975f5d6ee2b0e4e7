package ai.babelbit.cli.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// One column while it is filled. Not thread-safe.
public final class Column {
    private final String name;
    private final Type type;
    private final boolean optional;
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private final BitSet present = new BitSet();
    private int size;

    /// What a column holds, with its number in the format.
    enum Type {
        INT32(1),
        DOUBLE(5),
        TEXT(6);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    private Column(String name, Type type, boolean optional) {
        this.name = name;
        this.type = type;
        this.optional = optional;
    }

    /// Of whole numbers.
    public static Column int32(String name, boolean optional) {
        return new Column(name, Type.INT32, optional);
    }

    /// Of numbers.
    public static Column float64(String name, boolean optional) {
        return new Column(name, Type.DOUBLE, optional);
    }

    /// Of texts, written as UTF-8; half a surrogate pair becomes a question mark there.
    public static Column text(String name, boolean optional) {
        return new Column(name, Type.TEXT, optional);
    }

    /// Adds a value; null where the column is optional.
    ///
    /// @throws IllegalArgumentException when the value is not what the column holds
    public void add(@Nullable Object value) {
        if (value == null) {
            if (!optional) {
                throw new IllegalArgumentException(name + " must not be null");
            }
            size++;
            return;
        }
        present.set(size++);
        switch (type) {
            case INT32 ->
                values.writeBytes(little(Integer.BYTES).putInt((Integer) value).array());
            case DOUBLE ->
                values.writeBytes(little(Double.BYTES).putDouble((Double) value).array());
            case TEXT -> {
                byte[] bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
                values.writeBytes(little(Integer.BYTES).putInt(bytes.length).array());
                values.writeBytes(bytes);
            }
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    String name() {
        return name;
    }

    Type type() {
        return type;
    }

    boolean isOptional() {
        return optional;
    }

    int size() {
        return size;
    }

    /// How many bytes the values take so far.
    int bytes() {
        return values.size();
    }

    /// A data page's body: where values may be missing, which ones are there, and then the values.
    byte[] page() {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        if (optional) {
            byte[] levels = levels();
            page.writeBytes(little(Integer.BYTES).putInt(levels.length).array());
            page.writeBytes(levels);
        }
        page.writeBytes(values.toByteArray());
        return page.toByteArray();
    }

    /// One bit-packed run of the RLE hybrid: its length in groups of eight, times two plus one, then the
    /// bits.
    private byte[] levels() {
        int groups = Math.ceilDiv(size, 8);
        ByteArrayOutputStream levels = new ByteArrayOutputStream();
        int header = (groups << 1) | 1;
        while ((header & ~0x7f) != 0) {
            levels.write((header & 0x7f) | 0x80);
            header >>>= 7;
        }
        levels.write(header);
        byte[] bits = present.toByteArray();
        levels.writeBytes(java.util.Arrays.copyOf(bits, groups));
        return levels.toByteArray();
    }

    void clear() {
        values.reset();
        present.clear();
        size = 0;
    }
}
