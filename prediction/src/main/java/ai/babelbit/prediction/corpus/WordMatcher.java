package ai.babelbit.prediction.corpus;

import java.util.List;
import java.util.Locale;

/// Finds the word of a vocabulary that a text's word most likely stands for: itself, or what is left when case and
/// the punctuation around it are put aside. Immutable, safe for concurrent use.
public final class WordMatcher {
    private final Vocabulary vocabulary;

    public WordMatcher(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// A word's number, or that of the unknown word.
    public int number(String word) {
        int exact = vocabulary.number(word);
        if (exact != Tokens.UNKNOWN || word.isEmpty()) {
            return exact;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        String bare = bare(word);
        String bareLower = bare.toLowerCase(Locale.ROOT);
        String ending =
                word.endsWith(".") || word.endsWith("?") || word.endsWith(",") ? word.substring(word.length() - 1) : "";
        // What follows depends on the punctuation after a word more than on its case.
        for (String form : List.of(lower, capital(lower), bare + ending, bareLower + ending, bare, bareLower)) {
            int number = vocabulary.number(form);
            if (number != Tokens.UNKNOWN) {
                return number;
            }
        }
        return Tokens.UNKNOWN;
    }

    private static String capital(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }

    private static String bare(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && !Character.isLetterOrDigit(word.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(word.charAt(to - 1))) {
            to--;
        }
        return word.substring(from, to);
    }
}
