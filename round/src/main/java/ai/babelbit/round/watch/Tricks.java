package ai.babelbit.round.watch;

import ai.babelbit.dialogue.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Recognises one contestant's answers that are no predictions. Looks only at steps at which something was
/// still to be predicted, and needs a number of answers before it says anything. Constant space. Not
/// thread-safe.
final class Tricks {
    static final int LEAST_ANSWERS = 40;
    /// From this share on an echo or a truncation is a habit.
    static final double HABIT = 0.5;
    static final double ALWAYS = 0.9;
    /// A stock of answers: so few different ones per utterance, though every utterance has several steps.
    static final double CANNED_PER_UTTERANCE = 0.2;

    private static final int MOST_DIFFERENT = 1 << 14;

    private final String name;
    private final Frequent frequent = new Frequent();
    /// Hashes, until there are so many that nobody could call it a stock.
    private final Set<Integer> different = new HashSet<>();
    private long utterances;
    private long answers;
    private long echoes;
    private long truncated;
    private @Nullable String echoExample;
    private @Nullable String truncatedExample;

    Tricks(String name) {
        this.name = name;
    }

    void add(Answers all, int contestant) {
        utterances++;
        for (int step = 0; step < all.open(); step++) {
            String text = all.texts().get(contestant).get(step);
            if (text.isEmpty()) {
                continue;
            }
            answers++;
            String prefix = all.prefixes().get(step);
            frequent.add(text);
            if (different.size() < MOST_DIFFERENT) {
                different.add(text.hashCode());
            }
            if (text.equals(prefix)) {
                echoes++;
                echoExample =
                        echoExample == null ? Answers.shown(text) + " of " + Answers.shown(all.truth()) : echoExample;
            } else if (Words.split(text).size() <= step) {
                truncated++;
                truncatedExample = truncatedExample == null
                        ? Answers.shown(text) + " when " + Answers.shown(prefix) + " was known"
                        : truncatedExample;
            }
        }
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Map.Entry<String, Long> top = frequent.top();
        if (answers < LEAST_ANSWERS || top == null) {
            return findings;
        }
        double same = (double) top.getValue() / answers;
        if (echoes >= HABIT * answers) {
            findings.add(finding(Finding.Kind.ECHO, echoes, "repeat what is already known", echoExample));
        } else if (same >= ALWAYS) {
            findings.add(finding(
                    Finding.Kind.CONSTANT, top.getValue(), "are one and the same text", Answers.shown(top.getKey())));
        } else if (different.size() <= CANNED_PER_UTTERANCE * utterances) {
            findings.add(finding(
                    Finding.Kind.CANNED,
                    answers,
                    "are from a stock of " + different.size() + " texts over " + utterances + " utterances",
                    Answers.shown(top.getKey())));
        } else if (truncated >= HABIT * answers) {
            findings.add(finding(
                    Finding.Kind.TRUNCATED, truncated, "have fewer words than are already known", truncatedExample));
        }
        return findings;
    }

    private Finding finding(Finding.Kind kind, long count, String what, @Nullable String example) {
        double share = (double) count / answers;
        List<String> evidence = new ArrayList<>();
        evidence.add(String.format(Locale.ROOT, "%.0f %% of %d answers %s", 100 * share, answers, what));
        if (example != null) {
            evidence.add("for example " + example);
        }
        return new Finding(kind, List.of(name), Math.min(1, share), answers, evidence);
    }
}
