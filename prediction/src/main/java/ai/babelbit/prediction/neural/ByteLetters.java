package ai.babelbit.prediction.neural;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// GPT-2's spelling of bytes as printable letters: bytes that print stand for themselves, the others for letters
/// from U+0100 on, in order.
final class ByteLetters {
    private static final int FIRST = 0x100;
    /// Byte of each letter, by its code; -1 for none
    private static final int[] BYTES = bytes();

    private ByteLetters() {}

    private static int[] bytes() {
        int[] bytes = new int[FIRST + 256];
        Arrays.fill(bytes, -1);
        int next = FIRST;
        for (int b = 0; b < 256; b++) {
            boolean prints = (b > 0x20 && b < 0x7f) || (b > 0xa0 && b != 0xad);
            bytes[prints ? b : next++] = b;
        }
        return bytes;
    }

    /// One character a byte, or null when some letter stands for none.
    static @Nullable String toBytes(String letters) {
        char[] out = new char[letters.length()];
        for (int i = 0; i < out.length; i++) {
            char letter = letters.charAt(i);
            if (letter >= BYTES.length || BYTES[letter] < 0) {
                return null;
            }
            out[i] = (char) BYTES[letter];
        }
        return new String(out);
    }
}
