package ai.babelbit.prediction.ngram;

import ai.babelbit.prediction.corpus.PackedInts;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// The n-grams of one order. Those that longer ones begin with, the parents, are marked by a bit; how many bits
/// are set before an entry's is its number among the parents, under which its back-off and its first child are
/// found. Immutable, safe for concurrent use.
final class TrieLevel {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int CODE_MASK = (1 << ModelLayout.CODE_BITS) - 1;

    private final MemorySegment memory;
    private final @Nullable PackedInts entries;
    private final @Nullable PackedInts children;
    private final Strides strides;
    private final float[] book;
    private final float[] backoffBook;
    private final long parentBits;
    private final long ranks;
    private final long backoffs;

    TrieLevel(MemorySegment memory, ModelLayout layout, int level, ModelHeader header) {
        this.memory = memory;
        boolean inner = level < header.order();
        entries = level > 1 ? layout.entries(memory, level) : null;
        strides = new Strides(level > 1 ? header.entries()[level] : 0);
        book = level > 1 ? floats(memory, layout.books[level]) : new float[0];
        children = inner ? layout.children(memory, level) : null;
        backoffBook = inner ? floats(memory, layout.backoffBooks[level]) : new float[0];
        parentBits = inner ? layout.parentBits[level] : 0;
        ranks = inner ? layout.ranks[level] : 0;
        backoffs = inner ? layout.backoffs[level] : 0;
    }

    private static float[] floats(MemorySegment memory, long at) {
        float[] values = new float[Codebook.SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = memory.get(FLOAT, at + (long) i * Float.BYTES);
        }
        return values;
    }

    /// The entry's number among the parents, or -1 if nothing longer begins with it.
    int parent(int entry) {
        long bits = memory.get(LONG, parentBits + (long) (entry >>> 6) * Long.BYTES);
        if ((bits & (1L << entry)) == 0) {
            return -1;
        }
        int before = memory.get(INT, ranks + (long) (entry >>> 6) * Integer.BYTES);
        return before + Long.bitCount(bits & ((1L << entry) - 1));
    }

    float backoff(int parent) {
        return backoffBook[memory.get(ValueLayout.JAVA_BYTE, backoffs + parent) & CODE_MASK];
    }

    /// The first of the parent's continuations in the next level; they end where those of the next parent begin.
    int firstChild(int parent) {
        return (int) inner().get(parent);
    }

    /// The entry of this word between two entries, or -1.
    int find(int word, int from, int to) {
        PackedInts all = entries();
        int low = from;
        int high = to - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = (int) (all.get(middle) >>> ModelLayout.CODE_BITS);
            if (found < word) {
                low = middle + 1;
            } else if (found > word) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    int word(int entry) {
        return (int) (entries().get(entry) >>> ModelLayout.CODE_BITS);
    }

    float discounted(int entry) {
        return book[(int) entries().get(entry) & CODE_MASK];
    }

    /// The entry that covers this much of the probability of the entries between two, laid end to end, or -1 if
    /// they have less in all.
    int at(double mass, int from, int to) {
        if (to - from <= Strides.SHORT) {
            return walk(mass, from, to);
        }
        double[] sums = strides.of(from, to, this::discounted);
        int stride = Strides.find(sums, mass);
        if (stride == sums.length) {
            return -1;
        }
        return walk(stride == 0 ? mass : mass - sums[stride - 1], Strides.first(from, stride), to);
    }

    private int walk(double mass, int from, int to) {
        PackedInts all = entries();
        double left = mass;
        for (int entry = from; entry < to; entry++) {
            left -= book[(int) all.get(entry) & CODE_MASK];
            if (left < 0) {
                return entry;
            }
        }
        return -1;
    }

    private PackedInts entries() {
        if (entries == null) {
            throw new IllegalStateException("the words themselves have no entries");
        }
        return entries;
    }

    private PackedInts inner() {
        if (children == null) {
            throw new IllegalStateException("the last level has no children");
        }
        return children;
    }
}
