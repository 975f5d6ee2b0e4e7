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
    private final PackedInts alphabet;
    /// Words that were asked for once are kept as strings.
    private final AtomicReferenceArray<String> strings;

    Vocabulary(MemorySegment memory, ModelLayout layout, int size) {
        this.memory = memory;
        this.text = layout.text;
        this.ends = layout.textEnds(memory);
        this.alphabet = layout.alphabet(memory);
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
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int number = (int) alphabet.get(middle);
            int order = compare(number, utf8);
            if (order == 0) {
                // The tokens that are not words have the empty text.
                return utf8.length == 0 ? Tokens.UNKNOWN : number;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Tokens.UNKNOWN;
    }

    private int compare(int number, byte[] utf8) {
        long from = begin(number);
        int length = (int) (ends.get(number) - from);
        for (int i = 0; i < Math.min(length, utf8.length); i++) {
            int difference = (memory.get(ValueLayout.JAVA_BYTE, text + from + i) & 0xff) - (utf8[i] & 0xff);
            if (difference != 0) {
                return difference;
            }
        }
        return length - utf8.length;
    }

    private long begin(int number) {
        return number == 0 ? 0 : ends.get(number - 1L);
    }
}
