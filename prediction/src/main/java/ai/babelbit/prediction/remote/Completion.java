package ai.babelbit.prediction.remote;

import ai.babelbit.dialogue.Words;
import java.util.List;

/// What a language model said, as an utterance.
final class Completion {
    private Completion() {}

    /// Makes one utterance of the prefix and whatever the model said: it may have repeated the prefix, gone on
    /// after it, or put the whole in quotation marks.
    static String join(String prefix, String said) {
        String line = Words.strip(said).lines().findFirst().orElse("");
        String text = String.join(" ", Words.split(line));
        String bare = String.join(" ", Words.split(line.replaceAll("^[\"“”]+|[\"“”]+$", "")));
        // As it is first: the prefix itself may have quotation marks.
        for (String whole : List.of(text, bare)) {
            if (repeats(prefix, whole)) {
                return prefix + whole.substring(prefix.length());
            }
        }
        return bare.isEmpty() ? prefix : prefix + " " + bare;
    }

    /// Whether the text begins with the words of the prefix, and not only with its letters.
    private static boolean repeats(String prefix, String text) {
        int length = prefix.length();
        return text.regionMatches(true, 0, prefix, 0, length)
                && (text.length() == length || !Character.isLetterOrDigit(text.codePointAt(length)));
    }

    /// The same with the prefix's last word as it was revealed. The model may have written `yes,` for `yes`, which
    /// is worth saying but cannot come true any more.
    ///
    /// @param whole begins with the prefix
    static String asRevealed(String prefix, String whole) {
        return prefix + whole.substring(Words.wordEnd(whole, prefix.length()));
    }
}
