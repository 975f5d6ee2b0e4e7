package ai.babelbit.prediction.ngram;

import ai.babelbit.prediction.corpus.PackedInts;
import ai.babelbit.prediction.corpus.Vocabulary;
import java.lang.foreign.MemorySegment;

/// Where each part of a model lies. N-grams are a forward trie, one level an order: the entries of a level are
/// sorted by parent and then by word, so that all continuations of a history lie side by side, frequent words
/// first.
///
/// | part | what |
/// | --- | --- |
/// | text ends, text | where each word ends, and all words, in UTF-8 |
/// | index | words by the hash of their bytes, see [WordIndex] |
/// | words | P(w) as floats |
/// | topics | see [Topics] |
/// | level n >= 2: book, entries | 256 floats; `word << 8 or code` |
/// | level n < order: back-off book, parent bits, ranks, back-offs, children | see [TrieLevel] |
final class ModelLayout {
    static final int CODE_BITS = 8;

    final int wordBits;
    final int textEndBits;
    final long textEnds;
    final long text;
    final long index;
    final long words;
    final long topics;
    /// (order + 1), by level
    final long[] books;

    final long[] entries;
    final long[] backoffBooks;
    final long[] parentBits;
    final long[] ranks;
    final long[] backoffs;
    final long[] children;
    final long bytes;

    private final ModelHeader header;

    ModelLayout(ModelHeader header) {
        this.header = header;
        int order = header.order();
        int size = header.entries()[1];
        Places places = new Places(ModelHeader.BYTES);
        wordBits = PackedInts.width(size - 1L);
        textEndBits = PackedInts.width(header.textBytes());
        textEnds = places.take(PackedInts.bytes(size, textEndBits));
        text = places.take(header.textBytes());
        index = places.take(PackedInts.bytes(Vocabulary.slots(size), wordBits));
        words = places.take((long) size * Float.BYTES);
        topics = places.take(Topics.bytes(header.topics(), header.topicWords()));
        books = new long[order + 1];
        entries = new long[order + 1];
        backoffBooks = new long[order];
        parentBits = new long[order];
        ranks = new long[order];
        backoffs = new long[order];
        children = new long[order];
        for (int n = 1; n <= order; n++) {
            long grams = header.entries()[n];
            if (n > 1) {
                books[n] = places.take((long) Codebook.SIZE * Float.BYTES);
                entries[n] = places.take(PackedInts.bytes(grams, wordBits + CODE_BITS));
            }
            if (n < order) {
                long parents = header.parents()[n];
                backoffBooks[n] = places.take((long) Codebook.SIZE * Float.BYTES);
                parentBits[n] = places.take((grams + 63) / 64 * Long.BYTES);
                ranks[n] = places.take((grams + 63) / 64 * Integer.BYTES);
                backoffs[n] = places.take(parents);
                children[n] = places.take(PackedInts.bytes(parents + 1, childBits(n)));
            }
        }
        bytes = places.next;
    }

    int childBits(int level) {
        return PackedInts.width(header.entries()[level + 1]);
    }

    PackedInts textEnds(MemorySegment memory) {
        return new PackedInts(memory, textEnds, textEndBits);
    }

    PackedInts index(MemorySegment memory) {
        return new PackedInts(memory, index, wordBits);
    }

    PackedInts entries(MemorySegment memory, int level) {
        return new PackedInts(memory, entries[level], wordBits + CODE_BITS);
    }

    PackedInts children(MemorySegment memory, int level) {
        return new PackedInts(memory, children[level], childBits(level));
    }

    private static final class Places {
        private long next;

        Places(long first) {
            this.next = first;
        }

        long take(long bytes) {
            long place = next;
            next = (next + bytes + 7) & -8L;
            return place;
        }
    }
}
