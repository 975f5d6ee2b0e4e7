package ai.babelbit.prediction.ngram;

import ai.babelbit.prediction.corpus.Corpus;
import ai.babelbit.prediction.corpus.PackedInts;
import ai.babelbit.prediction.corpus.Vocabulary;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// Lays a model out in memory exactly as it will stand in the file. Not thread-safe.
final class ModelBuilder {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final GramCounts counts;
    private final BitSet[] kept;
    private final Estimate estimate;
    private final ModelHeader header;
    private final ModelLayout layout;
    private final byte[] bytes;
    private final MemorySegment memory;

    private ModelBuilder(Corpus corpus, GramCounts counts, BitSet[] kept, Estimate estimate, Topics topics) {
        this.counts = counts;
        this.kept = kept;
        this.estimate = estimate;
        this.header = ModelShape.header(corpus, counts, kept, topics);
        this.layout = new ModelLayout(header);
        this.bytes = new byte[Math.toIntExact(layout.bytes)];
        this.memory = MemorySegment.ofArray(bytes);
    }

    static byte[] build(Corpus corpus, GramCounts counts, BitSet[] kept, Estimate estimate, Topics topics) {
        ModelBuilder builder = new ModelBuilder(corpus, counts, kept, estimate, topics);
        MemorySegment.copy(
                topics.memory(),
                0,
                builder.memory,
                builder.layout.topics,
                topics.memory().byteSize());
        builder.words(corpus.words());
        builder.levels();
        builder.header.write(builder.bytes);
        return builder.bytes;
    }

    private void words(String[] words) {
        Vocabulary.write(words, memory, layout.text, layout.textEnds(memory), layout.index(memory));
        for (int i = 0; i < words.length; i++) {
            memory.set(FLOAT, layout.words + (long) i * Float.BYTES, estimate.discounted[1][i]);
        }
    }

    private void levels() {
        // By n-gram of the level, its place among the sorted entries. Words stand at their own number.
        int[] places = IntStream.range(0, kept[1].length()).toArray();
        for (int n = 1; n < counts.order(); n++) {
            GramTable longer = counts.tables[n + 1];
            int[] shorter = places;
            long[] sorted = kept[n + 1].stream()
                    .mapToLong(gram -> key(shorter[longer.prefix(gram)], longer.word(gram)))
                    .toArray();
            Arrays.parallelSort(sorted);
            parents(n, shorter, sorted);
            places = new int[longer.size()];
            for (int gram = kept[n + 1].nextSetBit(0); gram >= 0; gram = kept[n + 1].nextSetBit(gram + 1)) {
                places[gram] = Arrays.binarySearch(sorted, key(shorter[longer.prefix(gram)], longer.word(gram)));
            }
            entries(n + 1, places);
        }
    }

    private long key(int place, int word) {
        return ((long) place << counts.wordBits) | word;
    }

    private void entries(int n, int[] places) {
        float[] book = book(layout.books[n], estimate.discounted[n], kept[n]);
        PackedInts entries = layout.entries(memory, n);
        GramTable table = counts.tables[n];
        for (int gram = kept[n].nextSetBit(0); gram >= 0; gram = kept[n].nextSetBit(gram + 1)) {
            int code = Codebook.encode(book, estimate.discounted[n][gram]);
            entries.set(places[gram], ((long) table.word(gram) << ModelLayout.CODE_BITS) | code);
        }
    }

    /// @param children sorted keys of the next level
    private void parents(int n, int[] places, long[] children) {
        BitSet parents = ModelShape.parents(counts, kept, n);
        float[] book = book(layout.backoffBooks[n], estimate.backoff[n], parents);
        int size = header.entries()[n];
        float[] backoffs = new float[size];
        for (int gram = parents.nextSetBit(0); gram >= 0; gram = parents.nextSetBit(gram + 1)) {
            backoffs[places[gram]] = estimate.backoff[n][gram];
            long at = layout.parentBits[n] + (long) (places[gram] >>> 6) * Long.BYTES;
            memory.set(LONG, at, memory.get(LONG, at) | (1L << places[gram]));
        }
        PackedInts firsts = layout.children(memory, n);
        int parent = 0;
        int child = 0;
        for (int place = 0; place < size; place++) {
            if ((place & 63) == 0) {
                memory.set(INT, layout.ranks[n] + (long) (place >>> 6) * Integer.BYTES, parent);
            }
            if (child < children.length && (children[child] >>> counts.wordBits) == place) {
                bytes[Math.toIntExact(layout.backoffs[n] + parent)] = (byte) Codebook.encode(book, backoffs[place]);
                firsts.set(parent, child);
                parent++;
                while (child < children.length && (children[child] >>> counts.wordBits) == place) {
                    child++;
                }
            }
        }
        firsts.set(parent, child);
    }

    private float[] book(long at, float[] values, BitSet which) {
        long[] histogram = Codebook.histogram();
        for (int gram = which.nextSetBit(0); gram >= 0; gram = which.nextSetBit(gram + 1)) {
            histogram[Codebook.bin(values[gram])]++;
        }
        float[] book = Codebook.of(histogram);
        for (int i = 0; i < book.length; i++) {
            memory.set(FLOAT, at + (long) i * Float.BYTES, book[i]);
        }
        return book;
    }
}
