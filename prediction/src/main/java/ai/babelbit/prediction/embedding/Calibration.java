package ai.babelbit.prediction.embedding;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.scoring.Baseline;
import ai.babelbit.dialogue.scoring.Embedder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How alike an encoder finds texts that have nothing to do with each other, as measured once and stored
/// with the encoder's digest.
///
/// @param encoder its name
/// @param digest of the encoder that was measured
/// @param runtime with which it was measured
/// @param cosine the mean over all pairs, rounded to six decimals
/// @param deviation the standard deviation of a pair's cosine
/// @param p95 what 95 % of the pairs stay below
/// @param texts how many texts
/// @param pairs how many pairs they form
/// @param source what the texts were
public record Calibration(
        String encoder,
        String digest,
        String runtime,
        double cosine,
        double deviation,
        double p95,
        long texts,
        long pairs,
        String source) {
    /// The name of the file in an encoder's folder.
    public static final String FILE = "baseline.json";

    private static final String RESOURCE = "/ai/babelbit/prediction/embedding/" + FILE;

    /// The built-in encoder's.
    static Calibration builtin() {
        try (InputStream in = Objects.requireNonNull(Calibration.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return read(Json.MAPPER.readTree(in), RESOURCE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /// The one in an encoder's folder; null when there is none.
    ///
    /// @throws InvalidInputException when it cannot be understood
    static @Nullable Calibration in(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return read(Json.MAPPER.readTree(file.toFile()), file.toString());
        } catch (JacksonException e) {
            throw new InvalidInputException(file + ": not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Calibration read(JsonNode json, String where) {
        double cosine = json.path("cosine").asDouble(Double.NaN);
        if (!(cosine >= -1 && cosine < 1) || !json.path("sha256").isString()) {
            throw new InvalidInputException(where + ": expected \"sha256\" and a \"cosine\" of -1 to 1, got " + json);
        }
        return new Calibration(
                json.path("encoder").asString(""),
                json.path("sha256").stringValue(),
                json.path("runtime").asString(""),
                cosine,
                json.path("deviation").asDouble(0),
                json.path("p95").asDouble(0),
                json.path("texts").asLong(0),
                json.path("pairs").asLong(0),
                json.path("source").asString(""));
    }

    /// The form in files.
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("encoder", encoder)
                .put("sha256", digest)
                .put("runtime", runtime)
                .put("cosine", cosine)
                .put("deviation", deviation)
                .put("p95", p95)
                .put("texts", texts)
                .put("pairs", pairs)
                .put("source", source);
    }

    /// The baseline that it gives this embedder.
    ///
    /// @throws InvalidInputException when another encoder was measured
    public Baseline baseline(Embedder embedder) {
        if (!digest.equals(embedder.digest())) {
            throw new InvalidInputException("the baseline belongs to the encoder " + encoder + " ("
                    + digest.substring(0, Math.min(12, digest.length())) + "...), expected " + embedder.name() + " ("
                    + embedder.digest().substring(0, 12) + "...); measure it with bb calibrate");
        }
        return Baseline.fixed(cosine);
    }
}
