package ai.babelbit.cli.score;

import ai.babelbit.cli.config.CacheSettings;
import ai.babelbit.cli.config.Environment;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.scoring.Baseline;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.Similarity;
import ai.babelbit.prediction.embedding.CachedEmbedder;
import ai.babelbit.prediction.embedding.Embedders;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say what a prediction is worth.
public final class RuleOptions {
    /// How meaning is compared.
    public enum Semantic {
        /// By the words that both texts have: the published classic rule.
        JACCARD,
        /// By the angle between sentence embeddings.
        EMBEDDING
    }

    @Option(
            names = "--lex-weight",
            paramLabel = "W",
            description = "Weight of lexical similarity, 0 to 1; the rest is semantic (default 0.5).")
    private @Nullable Double lexicalWeight;

    @Option(
            names = "--semantic",
            paramLabel = "HOW",
            description = "How meaning is compared: embedding, or jaccard for common words (default: embedding;"
                    + " jaccard in score-dialogue and score-challenge).")
    private @Nullable String semantic;

    @Option(
            names = "--encoder",
            paramLabel = "DIR",
            description = "Another sentence encoder: a folder with model.onnx and tokenizer.json.")
    private @Nullable Path encoder;

    @Option(
            names = "--baseline",
            paramLabel = "B",
            description =
                    "The cosine that counts as 0: fixed (the encoder's own), dialogue (the mean over the dialogue's"
                            + " truths) or a number (default fixed).")
    private @Nullable String baseline;

    /// Whether any of them says how to score; a folder with an encoder does not by itself.
    public boolean isGiven() {
        return lexicalWeight != null || semantic != null || baseline != null;
    }

    /// A folder with another encoder; null for the built-in one.
    public @Nullable Path encoder() {
        return encoder;
    }

    /// The rule they describe, with its encoder loaded.
    ///
    /// @param otherwise how meaning is compared when nobody says so
    /// @throws InvalidInputException when an option is wrong or the encoder cannot be used
    public Scoring open(Semantic otherwise, Environment environment) {
        double weight = lexicalWeight == null ? 0.5 : lexicalWeight;
        if (!(weight >= 0 && weight <= 1)) {
            throw new InvalidInputException("--lex-weight must be from 0 to 1, was " + weight);
        }
        return switch (semantic(otherwise)) {
            case JACCARD -> {
                if (encoder != null || baseline != null) {
                    throw new InvalidInputException("--encoder and --baseline need --semantic embedding, got jaccard");
                }
                yield new Scoring(new ScoringRule(weight, Similarity.jaccard()), null);
            }
            case EMBEDDING -> embedding(weight, CacheSettings.from(environment).embeddings());
        };
    }

    private Semantic semantic(Semantic otherwise) {
        String name = semantic;
        if (name == null) {
            return encoder != null ? Semantic.EMBEDDING : otherwise;
        }
        return switch (name) {
            case "jaccard" -> Semantic.JACCARD;
            case "embedding" -> Semantic.EMBEDDING;
            default -> throw new InvalidInputException("--semantic must be embedding or jaccard, was \"" + name + "\"");
        };
    }

    private Scoring embedding(double weight, Path cache) {
        CachedEmbedder embedder = Embedders.open(encoder, cache);
        try {
            Similarity similarity = switch (baseline()) {
                case Baseline.DIALOGUE -> Similarity.embeddingByDialogue(embedder);
                case Baseline.FIXED ->
                    Similarity.embedding(
                            embedder, Embedders.calibration(encoder).baseline(embedder));
                default -> Similarity.embedding(embedder, Baseline.fixed(number()));
            };
            return new Scoring(new ScoringRule(weight, similarity), embedder);
        } catch (RuntimeException e) {
            new Scoring(ScoringRule.classic(), embedder).close();
            throw e;
        }
    }

    private double number() {
        try {
            double number = Double.parseDouble(baseline());
            if (number >= -1 && number < 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same sentence as a number out of range.
        }
        throw new InvalidInputException(
                "--baseline must be fixed, dialogue or a number from -1 to below 1, was \"" + baseline() + "\"");
    }

    private String baseline() {
        return baseline == null ? Baseline.FIXED : baseline;
    }

    /// Refuses a baseline that only a whole dialogue can give, where utterances are scored as they end.
    public void refuseBaselineByDialogue() {
        if (baseline().equals(Baseline.DIALOGUE)) {
            throw new InvalidInputException(
                    "--baseline dialogue needs dialogues that are over; play with --baseline fixed"
                            + " and score the log with bb rescore --baseline dialogue");
        }
    }
}
