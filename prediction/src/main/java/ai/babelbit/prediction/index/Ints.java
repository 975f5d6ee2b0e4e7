package ai.babelbit.prediction.index;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// An array of 32-bit numbers in a mapped file. Immutable, safe for concurrent use.
final class Ints {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment memory;

    Ints(MemorySegment memory) {
        this.memory = memory;
    }

    int size() {
        return (int) (memory.byteSize() / Integer.BYTES);
    }

    int get(int index) {
        return memory.get(INT, (long) index * Integer.BYTES);
    }
}
