package ai.babelbit.prediction.index;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.corpus.Tokens;
import ai.babelbit.prediction.corpus.WordMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a running dialogue is about, and how well scenes and turns of an index suit it. Made once an utterance,
/// then only read. Not thread-safe.
final class ContextQuery {
    /// Words further back say little about what comes next.
    private static final int MAX_WORDS = 600;

    private static final int MAX_TERMS = 96;

    /// A word that so large a share of all scenes holds tells none from another and costs most.
    private static final int COMMON = 3;

    /// How much less each earlier word counts.
    private static final double DECAY = 0.995;

    private static final int TURNS = 2;

    private final CorpusIndex index;
    private final float[] scenes;
    /// By turn, latest first: the weight of each of its words, adding up to 1.
    private final List<Map<Integer, Float>> turns = new ArrayList<>();

    private record Term(int word, double weight) {}

    ContextQuery(CorpusIndex index, WordMatcher matcher, Context context) {
        this.index = index;
        this.scenes = new float[index.sceneCount()];
        Map<Integer, Double> weights = new HashMap<>();
        int heard = 0;
        double weight = 1;
        for (int i = context.size() - 1; i >= 0 && heard < MAX_WORDS; i--) {
            Map<Integer, Float> turn = new HashMap<>();
            List<String> words = Words.split(context.get(i));
            for (String text : words.subList(0, Math.min(words.size(), MAX_WORDS))) {
                int word = matcher.number(text);
                if (word >= Tokens.FIRST_WORD) {
                    weights.merge(word, weight, Double::sum);
                    turn.putIfAbsent(word, (float) rarity(word));
                    heard++;
                    weight *= DECAY;
                }
            }
            if (turns.size() < TURNS && !turn.isEmpty()) {
                turns.add(normalised(turn));
            }
        }
        score(weights);
    }

    /// Logarithm of the inverse share of scenes that hold the word.
    private double rarity(int word) {
        int holding = Math.max(1, index.postingStarts.get(word + 1) - index.postingStarts.get(word));
        return Math.log((index.sceneCount() + 1.0) / holding);
    }

    private static Map<Integer, Float> normalised(Map<Integer, Float> turn) {
        float sum = 0;
        for (float weight : turn.values()) {
            sum += weight;
        }
        float all = Math.max(sum, Float.MIN_NORMAL);
        turn.replaceAll((_, weight) -> weight / all);
        return turn;
    }

    private void score(Map<Integer, Double> weights) {
        List<Term> terms = weights.entrySet().stream()
                .map(entry -> new Term(entry.getKey(), entry.getValue() * rarity(entry.getKey())))
                .sorted(Comparator.comparingDouble(Term::weight).reversed().thenComparingInt(Term::word))
                .limit(MAX_TERMS)
                .toList();
        double all = 0;
        for (Term term : terms) {
            all += term.weight;
        }
        for (Term term : terms) {
            int from = index.postingStarts.get(term.word);
            int to = index.postingStarts.get(term.word + 1);
            if ((long) (to - from) * COMMON <= index.sceneCount()) {
                float factor = (float) (term.weight / all / 255);
                for (int i = from; i < to; i++) {
                    int posting = index.postings.get(i);
                    scenes[posting >>> 8] += (posting & 0xff) * factor;
                }
            }
        }
    }

    /// How well a scene suits the whole of what was said, in [0, 1].
    float scene(int scene) {
        return scenes[scene];
    }

    float[] scenes() {
        return scenes;
    }

    /// How much of the latest turn (0) or the one before it (1), by rarity, stands in an utterance, in [0, 1].
    float turn(int turn, int utterance) {
        if (turn >= turns.size() || utterance < 0) {
            return 0;
        }
        Map<Integer, Float> words = turns.get(turn);
        float found = 0;
        int at = index.utterances.get(utterance);
        // An utterance of a user's corpus may be a whole book.
        int last = at + MAX_WORDS;
        for (int token = index.tokens.get(at); token != Tokens.END && at < last; token = index.tokens.get(++at)) {
            Float weight = words.get(token);
            if (weight != null && !before(at, token, utterance)) {
                found += weight;
            }
        }
        return Math.min(1, found);
    }

    private boolean before(int at, int token, int utterance) {
        for (int i = index.utterances.get(utterance); i < at; i++) {
            if (index.tokens.get(i) == token) {
                return true;
            }
        }
        return false;
    }
}
