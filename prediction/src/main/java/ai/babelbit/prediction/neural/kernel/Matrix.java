package ai.babelbit.prediction.neural.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// A weight matrix where it lies, row after row, usually in a mapped file. Immutable, safe for concurrent use.
public final class Matrix {
    /// How numbers are kept. Little-endian throughout.
    public enum Type {
        F32(1, 4),
        F16(1, 2),
        BF16(1, 2),
        /// One signed byte, times a scale of its row.
        I8(1, 1),
        /// GGUF's blocks of 32 signed bytes behind their F16 scale.
        Q8_0(32, 34);

        private final int block;
        private final int blockBytes;

        Type(int block, int blockBytes) {
            this.block = block;
            this.blockBytes = blockBytes;
        }

        /// Whether a row of so many columns is a whole number of blocks.
        public boolean divides(int columns) {
            return columns % block == 0;
        }

        /// The bytes that so many numbers take.
        public long bytes(long numbers) {
            return numbers / block * blockBytes;
        }
    }

    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Type type;
    private final int rows;
    private final int columns;
    private final MemorySegment data;
    /// (rows) for I8, else empty
    private final float[] scales;

    private Matrix(Type type, int rows, int columns, MemorySegment data, float[] scales) {
        if (rows < 1 || columns < 1 || !type.divides(columns)) {
            throw new IllegalArgumentException(type + " matrix cannot be " + rows + " x " + columns);
        }
        if (data.byteSize() != type.bytes((long) rows * columns)) {
            throw new IllegalArgumentException("%s matrix of %d x %d must have %d bytes, has %d"
                    .formatted(type, rows, columns, type.bytes((long) rows * columns), data.byteSize()));
        }
        if (scales.length != (type == Type.I8 ? rows : 0)) {
            throw new IllegalArgumentException(type + " matrix of " + rows + " rows has " + scales.length + " scales");
        }
        this.type = type;
        this.rows = rows;
        this.columns = columns;
        this.data = data;
        this.scales = scales;
    }

    /// A matrix of a type that needs no scales of its own.
    ///
    /// @throws IllegalArgumentException when the data are not exactly rows x columns numbers
    public static Matrix of(Type type, int rows, int columns, MemorySegment data) {
        return new Matrix(type, rows, columns, data, new float[0]);
    }

    /// Signed bytes and what each row is multiplied by.
    ///
    /// @throws IllegalArgumentException when the data are not exactly rows x columns bytes or a row has no scale
    public static Matrix int8(int rows, int columns, MemorySegment data, float[] scales) {
        return new Matrix(Type.I8, rows, columns, data, scales.clone());
    }

    /// How its numbers are kept.
    public Type type() {
        return type;
    }

    /// The outputs of a product with it.
    public int rows() {
        return rows;
    }

    /// The inputs of a product with it.
    public int columns() {
        return columns;
    }

    MemorySegment data() {
        return data;
    }

    float scale(int row) {
        return scales[row];
    }

    /// Writes one row as floats at `out[at...]`, scale included.
    public void read(int row, float[] out, int at) {
        long from = type.bytes((long) row * columns);
        switch (type) {
            case F32 -> {
                for (int i = 0; i < columns; i++) {
                    out[at + i] = data.get(FLOAT, from + 4L * i);
                }
            }
            case F16 -> {
                for (int i = 0; i < columns; i++) {
                    out[at + i] = Float.float16ToFloat(data.get(SHORT, from + 2L * i));
                }
            }
            case BF16 -> {
                for (int i = 0; i < columns; i++) {
                    out[at + i] = Float.intBitsToFloat(data.get(SHORT, from + 2L * i) << 16);
                }
            }
            case I8 -> {
                for (int i = 0; i < columns; i++) {
                    out[at + i] = data.get(ValueLayout.JAVA_BYTE, from + i) * scales[row];
                }
            }
            case Q8_0 -> readBlocks(from, out, at);
        }
    }

    private void readBlocks(long from, float[] out, int at) {
        for (int block = 0; block < columns / 32; block++) {
            long start = from + 34L * block;
            float scale = Float.float16ToFloat(data.get(SHORT, start));
            for (int i = 0; i < 32; i++) {
                out[at + 32 * block + i] = data.get(ValueLayout.JAVA_BYTE, start + 2 + i) * scale;
            }
        }
    }
}
