package ai.babelbit.prediction.index;

import ai.babelbit.prediction.corpus.PackedInts;
import ai.babelbit.prediction.corpus.Vocabulary;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// How a vocabulary lies in a file of its own: the number of words and the length of their text as 64-bit
/// numbers, then ends, index and text.
final class VocabularyFile {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long HEAD = 2L * Long.BYTES;

    private VocabularyFile() {}

    static byte[] bytes(String[] words) {
        long textBytes = 0;
        for (String word : words) {
            textBytes += word.getBytes(StandardCharsets.UTF_8).length;
        }
        Places places = new Places(words.length, textBytes);
        byte[] bytes = new byte[Math.toIntExact(places.end())];
        MemorySegment memory = MemorySegment.ofArray(bytes);
        memory.set(LONG, 0, words.length);
        memory.set(LONG, Long.BYTES, textBytes);
        Vocabulary.write(words, memory, places.text(), places.ends(memory), places.index(memory));
        return bytes;
    }

    static Vocabulary read(MemorySegment memory) {
        Places places = new Places(Math.toIntExact(memory.get(LONG, 0)), memory.get(LONG, Long.BYTES));
        return new Vocabulary(memory, places.text(), places.ends(memory), places.index(memory), places.words());
    }

    private record Places(int words, long textBytes) {
        private int endBits() {
            return PackedInts.width(textBytes);
        }

        private int wordBits() {
            return PackedInts.width(words);
        }

        private long indexAt() {
            return HEAD + PackedInts.bytes(words, endBits());
        }

        long text() {
            return indexAt() + PackedInts.bytes(Vocabulary.slots(words), wordBits());
        }

        long end() {
            return text() + textBytes;
        }

        PackedInts ends(MemorySegment memory) {
            return new PackedInts(memory, HEAD, endBits());
        }

        PackedInts index(MemorySegment memory) {
            return new PackedInts(memory, indexAt(), wordBits());
        }
    }
}
