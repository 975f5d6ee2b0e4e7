package ai.babelbit.dialogue.scoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The utility of a prediction: `(w * lexical + (1 - w) * semantic) / (step + 1)`. Immutable, safe for
/// concurrent use.
///
/// @param lexicalWeight `w`, in [0, 1]
/// @param semantic the second half of the sum
public record ScoringRule(double lexicalWeight, Similarity semantic) {
    /// Changes whenever the same texts would score differently: rounding, cleaning, bounds, the encoder's
    /// limits.
    public static final int VERSION = 1;

    /// Refuses a weight outside [0, 1].
    public ScoringRule {
        if (!(lexicalWeight >= 0 && lexicalWeight <= 1)) {
            throw new IllegalArgumentException("lexical weight must be in [0, 1], was " + lexicalWeight);
        }
    }

    /// The rule of October 2025: half Levenshtein, half Jaccard.
    public static ScoringRule classic() {
        return new ScoringRule(0.5, Similarity.jaccard());
    }

    /// Whether documents have the published form, which has no place for how it was scored.
    public boolean isPublished() {
        return semantic instanceof JaccardSimilarity;
    }

    /// Everything that the numbers depend on beside the texts: scorer, weight, similarity, encoder,
    /// baseline.
    public ObjectNode describe() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("scorer", "babelbit-java")
                .put("version", VERSION)
                .put("lexical_weight", lexicalWeight)
                .put("semantic", semantic.name());
        semantic.describe(json);
        return json;
    }

    /// The first 12 digits of the SHA-256 of [#describe], for lines that have no room for all of it.
    public String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(describe().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Earliness of a 0-based step, in (0, 1].
    public static double earliness(int step) {
        // Step 0 has already seen one word, hence step + 1.
        return 1.0 / (step + 1);
    }

    /// The rule that holds in one dialogue, where the similarity depends on it.
    ///
    /// @param truths the dialogue's ground truths, as revealed
    public ScoringRule within(Collection<String> truths) {
        return new ScoringRule(
                lexicalWeight,
                semantic.within(truths.stream().map(Transcript::clean).toList()));
    }

    /// Scores one utterance.
    ///
    /// @param number the utterance's index in its dialogue
    /// @param groundTruth the complete utterance, as revealed
    /// @param predictions one for each step from 0; the empty string where there was none
    public UtteranceScore score(int number, String groundTruth, List<String> predictions) {
        String truth = Transcript.clean(groundTruth);
        return score(number, truth, Similarity.lexical().against(truth), semantic.against(truth), predictions);
    }

    /// Only the best step of an utterance, the same as by [#score], but meanings that cannot matter are not
    /// compared.
    ///
    /// @return null when there is no step
    public @Nullable StepScore best(String groundTruth, List<String> predictions) {
        String truth = Transcript.clean(groundTruth);
        return new BestStep(lexicalWeight, Similarity.lexical().against(truth), predictions)
                .find(semantic.against(truth));
    }

    /// Scores what many contestants predicted of one utterance: the same scores, but texts are prepared
    /// together.
    ///
    /// @param predictions (contestants, steps)
    public List<UtteranceScore> scoreAll(int number, String groundTruth, List<List<String>> predictions) {
        String truth = Transcript.clean(groundTruth);
        List<String> texts = new ArrayList<>(List.of(truth));
        predictions.forEach(steps -> steps.forEach(text -> texts.add(Transcript.clean(text))));
        semantic.prepare(texts);
        Similarity.Truth lexical = Similarity.lexical().against(truth);
        Similarity.Truth meaning = semantic.against(truth);
        return predictions.stream()
                .map(steps -> score(number, truth, lexical, meaning, steps))
                .toList();
    }

    private UtteranceScore score(
            int number, String truth, Similarity.Truth lexical, Similarity.Truth meaning, List<String> predictions) {
        List<StepScore> steps = new ArrayList<>(predictions.size());
        for (int step = 0; step < predictions.size(); step++) {
            String prediction = Transcript.clean(predictions.get(step));
            double lex = lexical.to(prediction);
            double sem = meaning.to(prediction);
            double utility = BestStep.utility(lexicalWeight, lex, sem, step);
            steps.add(new StepScore(step, lex, sem, utility, prediction));
        }
        return new UtteranceScore(number, truth, steps);
    }
}
