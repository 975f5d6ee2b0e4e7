package ai.babelbit.round.watch;

import ai.babelbit.dialogue.scoring.Embedder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds contestants that answer alike. Right answers prove nothing, since everybody may find them; so only
/// telling answers count (see [Answers#isTelling]): those who make the same mistakes have the same author.
/// Pairs that give the same text at half of the steps where both are telling, or whose telling answers mean
/// the same on average, are clustered.
///
/// Space and time grow with the square of the number of contestants. Not thread-safe.
final class Copies {
    static final int LEAST_STEPS = 20;
    static final double SAME = 0.5;
    /// The published similarity from which a pair counts as copied: the plain cosine of the embeddings.
    static final double SIMILAR = 0.88;

    /// So many utterances are compared by meaning, which is enough to tell and bounds the work.
    private static final int MOST_COMPARED = 400;

    private static final int EXAMPLES = 3;

    private final List<String> names;
    private final @Nullable Embedder embedder;
    private final Pairs both;
    private final Pairs same;
    private final Pairs compared;
    private final Pairs cosines;
    private final Map<Integer, List<String>> examples = new HashMap<>();
    private int utterancesCompared;

    /// @param embedder compares meanings; null when only texts are compared
    Copies(List<String> names, @Nullable Embedder embedder) {
        this.names = names;
        this.embedder = embedder;
        this.both = new Pairs(names.size());
        this.same = new Pairs(names.size());
        this.compared = new Pairs(names.size());
        this.cosines = new Pairs(names.size());
    }

    void add(Answers all) {
        for (int step = 0; step < all.open(); step++) {
            count(all, step);
        }
        // Early, before the known words make all answers alike.
        if (embedder != null && all.open() > 0 && utterancesCompared < MOST_COMPARED) {
            utterancesCompared++;
            compare(embedder, all, all.open() / 3);
        }
    }

    private void count(Answers all, int step) {
        int[] telling = telling(all, step);
        for (int j = 1; j < telling.length; j++) {
            String text = all.texts().get(telling[j]).get(step);
            for (int i = 0; i < j; i++) {
                both.add(telling[i], telling[j], 1);
                if (text.equals(all.texts().get(telling[i]).get(step))) {
                    same.add(telling[i], telling[j], 1);
                    example(telling[i], telling[j], all, step);
                }
            }
        }
    }

    private void compare(Embedder embedder, Answers all, int step) {
        int[] telling = telling(all, step);
        float[][] vectors = new float[telling.length][];
        for (int j = 0; j < telling.length; j++) {
            vectors[j] = embedder.embed(all.texts().get(telling[j]).get(step));
            for (int i = 0; i < j; i++) {
                compared.add(telling[i], telling[j], 1);
                cosines.add(telling[i], telling[j], Embedder.cosine(vectors[i], vectors[j]));
            }
        }
    }

    private int[] telling(Answers all, int step) {
        return java.util.stream.IntStream.range(0, names.size())
                .filter(contestant -> all.isTelling(contestant, step))
                .toArray();
    }

    private void example(int a, int b, Answers all, int step) {
        List<String> known = examples.computeIfAbsent(a * names.size() + b, _ -> new ArrayList<>());
        if (known.size() < EXAMPLES) {
            known.add("both say " + Answers.shown(all.texts().get(a).get(step)) + " after "
                    + Answers.shown(all.prefixes().get(step)));
        }
    }

    /// One finding for each cluster.
    List<Finding> findings() {
        int[] group = new int[names.size()];
        java.util.Arrays.setAll(group, i -> i);
        List<int[]> linked = new ArrayList<>();
        for (int b = 1; b < names.size(); b++) {
            for (int a = 0; a < b; a++) {
                if (share(a, b) >= SAME || cosine(a, b) >= SIMILAR) {
                    linked.add(new int[] {a, b});
                    merge(group, group[a], group[b]);
                }
            }
        }
        Map<Integer, List<int[]>> clusters = new java.util.TreeMap<>();
        linked.forEach(pair ->
                clusters.computeIfAbsent(group[pair[0]], _ -> new ArrayList<>()).add(pair));
        return clusters.entrySet().stream()
                .map(entry -> finding(group, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void merge(int[] group, int a, int b) {
        int to = Math.min(a, b);
        for (int i = 0; i < group.length; i++) {
            if (group[i] == a || group[i] == b) {
                group[i] = to;
            }
        }
    }

    private double share(int a, int b) {
        return both.get(a, b) < LEAST_STEPS ? 0 : same.get(a, b) / both.get(a, b);
    }

    private double cosine(int a, int b) {
        return compared.get(a, b) < LEAST_STEPS ? 0 : cosines.get(a, b) / compared.get(a, b);
    }

    private Finding finding(int[] group, int which, List<int[]> pairs) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < group.length; i++) {
            if (group[i] == which) {
                members.add(names.get(i));
            }
        }
        List<String> evidence = new ArrayList<>();
        double strongest = 0;
        long of = 0;
        for (int[] pair : pairs) {
            int a = pair[0];
            int b = pair[1];
            strongest = Math.max(strongest, share(a, b));
            of += (long) both.get(a, b);
            if (evidence.size() < EXAMPLES * (EXAMPLES + 1)) {
                evidence.add(describe(a, b));
                evidence.addAll(examples.getOrDefault(a * names.size() + b, List.of()));
            }
        }
        return new Finding(Finding.Kind.COPIES, members, strongest, of, evidence);
    }

    private String describe(int a, int b) {
        String texts = String.format(
                Locale.ROOT,
                "%s and %s: the same wrong or unfinished text at %.0f of %.0f steps",
                names.get(a),
                names.get(b),
                same.get(a, b),
                both.get(a, b));
        return compared.get(a, b) == 0
                ? texts
                : texts + String.format(Locale.ROOT, ", mean cosine %.3f over %.0f", cosine(a, b), compared.get(a, b));
    }
}
