package ai.babelbit.prediction.ngram;

import ai.babelbit.dialogue.Deadline;
import ai.babelbit.prediction.CandidateSource.Candidate;
import ai.babelbit.prediction.corpus.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/// Looks for the likeliest continuations of a text: keeps so many unfinished ones and lets each go on with its
/// likeliest next words, of those seen after its last word. Not thread-safe.
final class Beam {
    /// Only so many of a history's most frequent continuations are looked at.
    private static final int MAX_LOOKED_AT = 1024;

    private static final int LEAST_WIDTH = 8;

    private final NgramModel model;
    private final int width;
    private final int maxWords;

    Beam(NgramModel model, int wanted, int maxWords) {
        this.model = model;
        this.width = Math.max(LEAST_WIDTH, wanted);
        this.maxWords = maxWords;
    }

    private record Hypothesis(History history, String text, double log) {
        static final Comparator<Hypothesis> LIKELIEST =
                Comparator.comparingDouble(Hypothesis::log).reversed().thenComparing(Hypothesis::text);
    }

    /// Complete utterances, likeliest first, weighted by their probability.
    ///
    /// @param words how many words the prefix has
    List<Candidate> search(String prefix, History afterPrefix, int words, int wanted, Deadline deadline) {
        List<Hypothesis> open = List.of(new Hypothesis(afterPrefix, prefix, 0));
        List<Hypothesis> finished = new ArrayList<>();
        for (int length = words; length < maxWords && !open.isEmpty() && !deadline.hasPassed(); length++) {
            List<Hypothesis> longer = new ArrayList<>();
            for (Hypothesis hypothesis : open) {
                goOn(hypothesis, longer, finished);
            }
            finished.sort(Hypothesis.LIKELIEST);
            double least = finished.size() < wanted
                    ? Double.NEGATIVE_INFINITY
                    : finished.get(wanted - 1).log();
            // A text only gets less likely as it goes on.
            open = longer.stream()
                    .filter(hypothesis -> hypothesis.log() > least)
                    .sorted(Hypothesis.LIKELIEST)
                    .limit(width)
                    .toList();
        }
        return finished.stream()
                .limit(wanted)
                .map(found -> new Candidate(found.text(), Math.max(Double.MIN_NORMAL, Math.exp(found.log()))))
                .toList();
    }

    private void goOn(Hypothesis hypothesis, List<Hypothesis> longer, List<Hypothesis> finished) {
        for (int word : likely(hypothesis.history())) {
            double log = hypothesis.log() + Math.log(hypothesis.history().probability(word));
            if (word == Tokens.END) {
                finished.add(new Hypothesis(hypothesis.history(), hypothesis.text(), log));
            } else {
                History history = new History(model);
                history.set(hypothesis.history());
                history.add(word);
                String text = hypothesis.text() + " " + model.vocabulary().word(word);
                longer.add(new Hypothesis(history, text, log));
            }
        }
    }

    /// The likeliest words after each length of the history, and the end.
    private Set<Integer> likely(History history) {
        Set<Integer> words = new TreeSet<>(Set.of(Tokens.END));
        for (int n = history.longest(); n >= 1; n--) {
            TrieLevel level = model.level(n + 1);
            PriorityQueue<Integer> best =
                    new PriorityQueue<>(Comparator.comparingDouble((Integer entry) -> level.discounted(entry)));
            int end = Math.min(history.to(n), history.from(n) + MAX_LOOKED_AT);
            for (int entry = history.from(n); entry < end; entry++) {
                best.add(entry);
                if (best.size() > width) {
                    best.poll();
                }
            }
            best.forEach(entry -> words.add(level.word(entry)));
        }
        words.remove(Tokens.UNKNOWN);
        return words;
    }
}
