package ai.babelbit.cli.score;

import ai.babelbit.cli.config.CacheSettings;
import ai.babelbit.cli.config.Environment;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.scoring.Baseline;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.Similarity;
import ai.babelbit.prediction.embedding.CachedEmbedder;
import ai.babelbit.prediction.embedding.Embedders;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Makes the rule again that a document says it was scored by.
///
/// @param where the document, for messages
/// @param scoring its `scoring`, as [ScoringRule#describe] wrote it
/// @param encoder the folder of the encoder that was used; null for the built-in one
public record RecordedScoring(
        Path where, JsonNode scoring, @Nullable Path encoder) {
    /// The one in a file of its own; null when there is no such file.
    ///
    /// @throws InvalidInputException when the file cannot be understood
    public static @Nullable RecordedScoring read(Path file, @Nullable Path encoder) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return new RecordedScoring(file, Json.MAPPER.readTree(file.toFile()), encoder);
        } catch (JacksonException e) {
            throw new InvalidInputException(file + ": not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// The rule, with its encoder loaded.
    ///
    /// @throws InvalidInputException when this program cannot score so: it was another version, another
    /// encoder
    public Scoring open(Environment environment) {
        if (scoring.path("version").asInt(-1) != ScoringRule.VERSION) {
            throw wrong("\"version\" " + ScoringRule.VERSION, scoring.path("version"));
        }
        double weight = scoring.path("lexical_weight").asDouble(Double.NaN);
        if (!(weight >= 0 && weight <= 1)) {
            throw wrong("\"lexical_weight\" from 0 to 1", scoring.path("lexical_weight"));
        }
        return switch (scoring.path("semantic").asString("")) {
            case "jaccard" -> new Scoring(new ScoringRule(weight, Similarity.jaccard()), null);
            case "embedding" -> embedding(weight, environment);
            default -> throw wrong("\"semantic\" jaccard or embedding", scoring.path("semantic"));
        };
    }

    private Scoring embedding(double weight, Environment environment) {
        CachedEmbedder embedder =
                Embedders.open(encoder, CacheSettings.from(environment).embeddings());
        try {
            return new Scoring(new ScoringRule(weight, similarity(embedder)), embedder);
        } catch (RuntimeException e) {
            new Scoring(ScoringRule.classic(), embedder).close();
            throw e;
        }
    }

    private Similarity similarity(CachedEmbedder embedder) {
        JsonNode digest = scoring.at("/encoder/sha256");
        if (!digest.asString("").equals(embedder.digest())) {
            throw wrong("an encoder with \"sha256\" " + embedder.digest(), digest);
        }
        JsonNode kind = scoring.at("/baseline/kind");
        JsonNode cosine = scoring.at("/baseline/cosine");
        if (kind.asString("").equals(Baseline.DIALOGUE)) {
            return Similarity.embeddingByDialogue(embedder);
        }
        double value = cosine.asDouble(Double.NaN);
        if (!kind.asString("").equals(Baseline.FIXED) || !(value >= -1 && value < 1)) {
            throw wrong("a baseline with \"kind\" and \"cosine\"", scoring.path("baseline"));
        }
        return Similarity.embedding(embedder, Baseline.fixed(value));
    }

    private InvalidInputException wrong(String expected, JsonNode got) {
        return new InvalidInputException(where + ": expected " + expected + ", got " + got);
    }
}
