package ai.babelbit.dialogue;

import java.util.ArrayList;
import java.util.List;

/// White space and words exactly as Python's `str.split()` and `str.strip()` see them, since the published engine
/// and scorer are written in Python. Java's own notions (`\s`, [Character#isWhitespace], [String#strip]) differ on
/// NEL, no-break spaces and the information separators.
public final class Words {
    private Words() {}

    /// Whether Python's `str.isspace()` holds for this UTF-16 unit. All such characters lie in the BMP.
    public static boolean isSpace(char c) {
        if (c < 0x80) {
            return c == ' ' || (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x1f);
        }
        return switch (c) {
            case 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }

    /// The text's words in order; empty when there is nothing but white space.
    public static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int end = 0;
        for (int start = skipSpace(text, 0); start < text.length(); start = skipSpace(text, end)) {
            end = wordEnd(text, start);
            words.add(text.substring(start, end));
        }
        return words;
    }

    /// The text without white space at either end.
    public static String strip(String text) {
        int start = skipSpace(text, 0);
        int end = text.length();
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// The first index at or after `from` that is not white space, or the length.
    public static int skipSpace(String text, int from) {
        int i = from;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /// The first index at or after `from` that is white space, or the length.
    public static int wordEnd(String text, int from) {
        int i = from;
        while (i < text.length() && !isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
