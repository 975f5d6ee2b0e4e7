package ai.babelbit.prediction.corpus;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Numbers of a fixed width in bits, one after the other. Reading one is a single unaligned load, hence the eight
/// spare bytes at the end. Safe for concurrent reading.
public final class PackedInts {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment memory;
    private final long base;
    private final int width;
    private final long mask;

    /// @param width in bits, 1 to 57
    public PackedInts(MemorySegment memory, long base, int width) {
        this.memory = memory;
        this.base = base;
        this.width = width;
        this.mask = (1L << width) - 1;
    }

    public static long bytes(long size, int width) {
        return (size * width + 7) / 8 + Long.BYTES;
    }

    /// How many bits a number up to this one takes.
    public static int width(long largest) {
        return Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(largest));
    }

    public long get(long index) {
        long bit = index * width;
        return (memory.get(LONG, base + (bit >>> 3)) >>> (bit & 7)) & mask;
    }

    /// Only for places that hold 0.
    public void set(long index, long value) {
        long bit = index * width;
        long at = base + (bit >>> 3);
        memory.set(LONG, at, memory.get(LONG, at) | (value << (bit & 7)));
    }
}
