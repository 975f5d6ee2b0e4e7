package ai.babelbit.prediction.ngram;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The words of a model and their numbers. Safe for concurrent use.
final class Vocabulary {
    private final MemorySegment memory;
    private final long text;
    private final PackedInts ends;
    private final PackedInts index;
    private final int slots;
    /// Words that were asked for once are kept as strings.
    private final AtomicReferenceArray<String> strings;

    Vocabulary(MemorySegment memory, ModelLayout layout, int size) {
        this.memory = memory;
        this.text = layout.text;
        this.ends = layout.textEnds(memory);
        this.index = layout.index(memory);
        this.slots = WordIndex.slots(size);
        this.strings = new AtomicReferenceArray<>(size);
    }

    int size() {
        return strings.length();
    }

    String word(int number) {
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
    int number(String word) {
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
