package ai.babelbit.prediction.corpus;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The words of a model and their numbers. Safe for concurrent use.
public final class Vocabulary {
    private final MemorySegment memory;
    private final long text;
    private final PackedInts ends;
    private final PackedInts index;
    private final int slots;
    /// Words that were asked for once are kept as strings.
    private final AtomicReferenceArray<String> strings;

    /// @param text where in the memory the words lie, in UTF-8, one after the other
    /// @param ends where each word ends, counted from `text`
    /// @param index words by the hash of their bytes, see [WordIndex]
    public Vocabulary(MemorySegment memory, long text, PackedInts ends, PackedInts index, int size) {
        this.memory = memory;
        this.text = text;
        this.ends = ends;
        this.index = index;
        this.slots = WordIndex.slots(size);
        this.strings = new AtomicReferenceArray<>(size);
    }

    /// Writes words where a vocabulary made with the same arguments will find them.
    ///
    /// @param ends over memory that is still 0, as is `index`
    public static void write(String[] words, MemorySegment memory, long text, PackedInts ends, PackedInts index) {
        int slots = WordIndex.slots(words.length);
        long end = 0;
        for (int i = 0; i < words.length; i++) {
            byte[] utf8 = words[i].getBytes(StandardCharsets.UTF_8);
            MemorySegment.copy(utf8, 0, memory, ValueLayout.JAVA_BYTE, text + end, utf8.length);
            end += utf8.length;
            ends.set(i, end);
            if (i >= Tokens.FIRST_WORD) {
                int slot = WordIndex.slot(utf8, slots);
                while (index.get(slot) != WordIndex.FREE) {
                    slot = WordIndex.next(slot, slots);
                }
                index.set(slot, i);
            }
        }
    }

    /// How many places the index needs for so many words.
    public static int slots(int words) {
        return WordIndex.slots(words);
    }

    /// How many words there are, placeholders for what is no word included.
    public int size() {
        return strings.length();
    }

    public String word(int number) {
        String known = strings.getPlain(number);
        if (known != null) {
            return known;
        }
        long from = begin(number);
        byte[] utf8 = new byte[(int) (ends.get(number) - from)];
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, text + from, utf8, 0, utf8.length);
        String word = new String(utf8, StandardCharsets.UTF_8);
        strings.setRelease(number, word);
        return word;
    }

    /// The word's number, or that of the unknown word.
    public int number(String word) {
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        int slot = WordIndex.slot(utf8, slots);
        int number = (int) index.get(slot);
        while (number != WordIndex.FREE && !equal(number, utf8)) {
            slot = WordIndex.next(slot, slots);
            number = (int) index.get(slot);
        }
        return number == WordIndex.FREE ? Tokens.UNKNOWN : number;
    }

    private boolean equal(int number, byte[] utf8) {
        long from = begin(number);
        if (ends.get(number) - from != utf8.length) {
            return false;
        }
        for (int i = 0; i < utf8.length; i++) {
            if (memory.get(ValueLayout.JAVA_BYTE, text + from + i) != utf8[i]) {
                return false;
            }
        }
        return true;
    }

    private long begin(int number) {
        return number == 0 ? 0 : ends.get(number - 1L);
    }
}
