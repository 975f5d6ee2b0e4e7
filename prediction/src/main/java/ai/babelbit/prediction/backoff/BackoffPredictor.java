package ai.babelbit.prediction.backoff;

import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.Words;
import ai.babelbit.dialogue.scoring.Similarity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/// Draws a number of continuations and says the one that is on average most like the others: under a score that
/// rewards likeness, the middle of what may come is worth more than the single likeliest end. Answers depend
/// only on the model, the prefix and the seed.
public final class BackoffPredictor implements Predictor {
    private static final int DRAWS = 32;

    private final IntFunction<BackoffModel> models;
    private final long seed;

    private BackoffPredictor(IntFunction<BackoffModel> models, long seed) {
        this.models = models;
        this.seed = seed;
    }

    /// Learns from these dialogues.
    public static BackoffPredictor trainedOn(Iterable<Dialogue> dialogues, long seed) {
        BackoffModel model = BackoffModel.train(dialogues);
        return new BackoffPredictor(_ -> model, seed);
    }

    /// Learns from these dialogues in order to play them: each is predicted by a model of all the others, since
    /// whoever has read a dialogue is no judge of how well it can be foreseen.
    public static BackoffPredictor leavingOut(List<Dialogue> dialogues, long seed) {
        return new BackoffPredictor(new LeaveOneOut(dialogues), seed);
    }

    @Override
    public String name() {
        return "ngram";
    }

    @Override
    public Outcome predict(PredictionRequest request) {
        BackoffModel model = models.apply(request.utterance().dialogueIndex());
        RandomGenerator random = new SplittableRandom(seed ^ request.prefix().hashCode());
        List<String> prefix = Words.split(request.prefix());
        Map<String, Integer> drawn = new LinkedHashMap<>();
        for (int i = 0; i < DRAWS && !(request.deadline().hasPassed() && !drawn.isEmpty()); i++) {
            drawn.merge(model.sample(prefix, random), 1, Integer::sum);
        }
        return Outcome.Answered.of(middle(String.join(" ", prefix), drawn));
    }

    private static String middle(String prefix, Map<String, Integer> drawn) {
        int known = characters(prefix);
        String best = "";
        OptionalDouble bestMean = OptionalDouble.empty();
        for (String text : drawn.keySet()) {
            String tail = text.substring(prefix.length());
            Similarity.Truth lexical = Similarity.lexical().against(tail);
            Similarity.Truth jaccard = Similarity.jaccard().against(text);
            double sum = 0;
            for (Map.Entry<String, Integer> other : drawn.entrySet()) {
                String otherTail = other.getKey().substring(prefix.length());
                int longest = Math.max(characters(tail), characters(otherTail));
                // All texts begin with the prefix, so edits are in the tails alone, and only they are compared: the
                // time must not grow with the square of the prefix.
                double edits = (1 - lexical.to(otherTail)) * longest;
                double likeness = longest == 0 ? 1 : 1 - edits / (known + longest);
                sum += other.getValue() * (likeness + jaccard.to(other.getKey()));
            }
            if (sum > bestMean.orElse(-1)) {
                bestMean = OptionalDouble.of(sum);
                best = text;
            }
        }
        return best;
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
