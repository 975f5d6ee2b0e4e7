package ai.babelbit.dialogue.scoring;

import ai.babelbit.dialogue.Words;

/// How texts are cleaned before they are compared.
public final class Transcript {
    private static final String EOF = "EOF";

    private Transcript() {}

    /// The text without white space at its ends and without a trailing `EOF`, which predictors trained on the
    /// wire form tend to add. Only a whole word counts: `"GEOF"` stays.
    public static String clean(String text) {
        String stripped = Words.strip(text);
        if (!stripped.endsWith(EOF)) {
            return stripped;
        }
        int cut = stripped.length() - EOF.length();
        if (cut > 0 && !Words.isSpace(stripped.charAt(cut - 1))) {
            return stripped;
        }
        return Words.strip(stripped.substring(0, cut));
    }
}
