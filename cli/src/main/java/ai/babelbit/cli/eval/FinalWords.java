package ai.babelbit.cli.eval;

import ai.babelbit.dialogue.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How often the last word of an utterance stands in a prediction before it is spoken: what interpreters of
/// German wait for. A last word counts as a verb when it is written small, has three letters or more and ends as
/// German infinitives, participles and finite verbs do; that is a rule of thumb. Not thread-safe.
final class FinalWords {
    private static final Pattern VERB = Pattern.compile(
            "\\p{Ll}+(?:en|ern|eln|et|te|ten|tet|st|t)|\\p{Ll}*(?:tun|sein|hat|ist|wird|muss|kann|darf|soll|will)");

    private static final int SHORTEST = 3;

    private long all;
    private long foreseen;
    private long verbs;
    private long verbsForeseen;

    /// @param predictions by step
    void add(List<String> words, List<String> predictions) {
        String last = bare(words.getLast());
        if (words.size() < 2 || last.isEmpty()) {
            return;
        }
        boolean before = false;
        for (int step = 0; step < Math.min(predictions.size(), words.size() - 1); step++) {
            List<String> guessed = Words.split(predictions.get(step));
            before |= guessed.size() > step + 1
                    && guessed.subList(step + 1, guessed.size()).stream()
                            .anyMatch(word -> bare(word).equals(last));
        }
        boolean verb = last.length() >= SHORTEST && VERB.matcher(last).matches();
        all++;
        foreseen += before ? 1 : 0;
        verbs += verb ? 1 : 0;
        verbsForeseen += verb && before ? 1 : 0;
    }

    private static String bare(String word) {
        String bare = word.replaceAll("^\\P{L}+|\\P{L}+$", "");
        return bare.length() > 1 && Character.isUpperCase(bare.charAt(1)) ? bare.toLowerCase(Locale.ROOT) : bare;
    }

    long count() {
        return all;
    }

    long verbs() {
        return verbs;
    }

    /// Share of all last words that were foreseen; 0 when there are none.
    double foreseen() {
        return all == 0 ? 0 : (double) foreseen / all;
    }

    /// Share of last words that are verbs that were foreseen; 0 when there are none.
    double verbsForeseen() {
        return verbs == 0 ? 0 : (double) verbsForeseen / verbs;
    }
}
