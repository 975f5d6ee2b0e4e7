package ai.babelbit.prediction.ngram;

import ai.babelbit.dialogue.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Interpolated modified Kneser-Ney smoothing written down from Chen & Goodman (1999), section 3, equations 24
/// to 27, with maps of strings and no regard for speed. Counts of n-grams with a START, before which nothing
/// can stand, are occurrences; words are interpolated with the uniform distribution over everything that can be
/// next.
final class KneserNeyOracle {
    private final int order;
    /// By order: what an n-gram counts.
    private final List<Map<List<String>, Integer>> counts = new ArrayList<>();

    final Set<String> vocabulary = new TreeSet<>();

    KneserNeyOracle(int order, List<List<String>> dialogues) {
        this.order = order;
        List<List<String>> segments = new ArrayList<>();
        for (List<String> dialogue : dialogues) {
            List<String> segment = new ArrayList<>(List.of("START"));
            for (String utterance : dialogue) {
                segment.addAll(Words.split(utterance));
                segment.add("END");
            }
            segments.add(segment);
            vocabulary.addAll(segment);
        }
        vocabulary.remove("START");
        counts.add(Map.of());
        for (int n = 1; n <= order; n++) {
            counts.add(n == order ? occurrences(segments, n) : continuations(segments, n));
        }
    }

    private static Map<List<String>, Integer> occurrences(List<List<String>> segments, int n) {
        Map<List<String>, Integer> found = new HashMap<>();
        for (List<String> segment : segments) {
            for (int i = 0; i + n <= segment.size(); i++) {
                found.merge(List.copyOf(segment.subList(i, i + n)), 1, Integer::sum);
            }
        }
        return found;
    }

    private static Map<List<String>, Integer> continuations(List<List<String>> segments, int n) {
        Map<List<String>, Set<String>> before = new HashMap<>();
        for (List<String> gram : occurrences(segments, n + 1).keySet()) {
            before.computeIfAbsent(gram.subList(1, n + 1), _ -> new HashSet<>()).add(gram.getFirst());
        }
        Map<List<String>, Integer> found = new HashMap<>();
        before.forEach((gram, words) -> found.put(gram, words.size()));
        occurrences(segments, n).forEach((gram, times) -> {
            if (gram.getFirst().equals("START")) {
                found.put(gram, times);
            }
        });
        if (n == 1) {
            found.remove(List.of("START"));
        }
        return found;
    }

    double probability(List<String> history, String word) {
        List<String> h = history.subList(Math.max(0, history.size() - order + 1), history.size());
        int n = h.size() + 1;
        // One more than was seen: the unknown word.
        double shorter = h.isEmpty() ? 1.0 / (vocabulary.size() + 1) : probability(h.subList(1, h.size()), word);
        double total = 0;
        double discounted = 0;
        double own = 0;
        for (String next : vocabulary) {
            int count = count(n, h, next);
            total += count;
            discounted += discount(n, count);
            own = next.equals(word) ? count - discount(n, count) : own;
        }
        return total == 0 ? shorter : own / total + discounted / total * shorter;
    }

    private int count(int n, List<String> history, String word) {
        List<String> gram = new ArrayList<>(history);
        gram.add(word);
        return counts.get(n).getOrDefault(gram, 0);
    }

    /// The D of equation 26; half the count where the counts of counts do not define it.
    private double discount(int n, int count) {
        if (count == 0) {
            return 0;
        }
        double[] having = new double[5];
        for (int c : counts.get(n).values()) {
            if (c < 5) {
                having[c]++;
            }
        }
        int i = Math.min(count, 3);
        double y = having[1] / (having[1] + 2 * having[2]);
        double d = i - (i + 1) * y * having[i + 1] / having[i];
        return d > 0 && d <= i ? d : i / 2.0;
    }
}
