package ai.babelbit.report;

/// Makes JSON safe to stand inside an HTML script element and to be encoded as UTF-8.
final class ScriptText {
    private ScriptText() {}

    /// The same JSON with every character escaped that could end the element, start a comment or an entity, reorder
    /// what a reader of the source sees, or be lost in UTF-8 (half a surrogate pair). JSON has such characters in
    /// strings only, where an escape means the same.
    static String escape(String json) {
        StringBuilder safe = new StringBuilder(json.length() + json.length() / 16);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < json.length() && Character.isLowSurrogate(json.charAt(i + 1))) {
                safe.append(c).append(json.charAt(++i));
            } else if (isRisky(c)) {
                appendEscape(safe, c);
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    private static boolean isRisky(char c) {
        return switch (c) {
            case '<', '>', '&' -> true;
            default -> c >= 0x7f && isInvisible(c);
        };
    }

    // format characters are the bidi controls, joiners and the byte order mark
    private static boolean isInvisible(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static void appendEscape(StringBuilder out, char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
    }
}
