package ai.babelbit.prediction.choice;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Code points as small numbers, so that tables over them stay small. Not thread-safe.
final class Symbols {
    private static final int ASCII = 128;

    private final Map<Integer, Integer> others = new HashMap<>();

    /// The text from an index on, as symbols.
    char[] of(String text, int from) {
        char[] symbols = new char[text.length() - from];
        int size = 0;
        int codePoint;
        for (int i = from; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            symbols[size++] = (char) (codePoint < ASCII ? codePoint : other(codePoint));
        }
        return size == symbols.length ? symbols : Arrays.copyOf(symbols, size);
    }

    private int other(int codePoint) {
        // The pool takes no more texts long before there are more than fit a char.
        return others.computeIfAbsent(codePoint, _ -> ASCII + others.size());
    }

    /// How many symbols there may be.
    int size() {
        return ASCII + others.size();
    }
}
