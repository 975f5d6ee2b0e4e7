package ai.babelbit.prediction.index;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.corpus.PackedInts;
import ai.babelbit.prediction.corpus.Tokens;
import ai.babelbit.prediction.corpus.Vocabulary;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// How a vocabulary lies in a file of its own: the number of words and the length of their text as 64-bit
/// numbers, then ends, index and text.
final class VocabularyFile {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long HEAD = 2L * Long.BYTES;
    private static final int MAX_WORDS = 1 << 30;

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

    /// @throws InvalidInputException when the file is not as long as its head says
    static Vocabulary read(MemorySegment memory, Path file) {
        long words = memory.byteSize() < HEAD ? -1 : memory.get(LONG, 0);
        long textBytes = words < 0 ? -1 : memory.get(LONG, Long.BYTES);
        if (words < Tokens.FIRST_WORD || words > MAX_WORDS || textBytes < 0 || textBytes > memory.byteSize()) {
            throw damaged(file);
        }
        Places places = new Places((int) words, textBytes);
        if (places.end() != memory.byteSize()) {
            throw damaged(file);
        }
        return new Vocabulary(memory, places.text(), places.ends(memory), places.index(memory), places.words());
    }

    private static InvalidInputException damaged(Path file) {
        return new InvalidInputException(file + ": damaged, not as long as it says");
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
