package ai.babelbit.prediction.embedding;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A sentence encoder's files: a BERT-like ONNX model and its tokenizer. Immutable.
public final class Encoder {
    private static final String BUILTIN = "all-MiniLM-L6-v2-q";
    private static final String RESOURCE = "/all-minilm-l6-v2-q";
    /// What a Java array can hold.
    private static final long MAX_BYTES = Integer.MAX_VALUE - 8;

    private final String name;
    private final byte[] model;
    private final byte[] tokenizer;
    private final Pooling pooling;
    private final int truncateDim;

    private Encoder(String name, byte[] model, byte[] tokenizer, Pooling pooling, int truncateDim) {
        this.name = name;
        this.model = model;
        this.tokenizer = tokenizer;
        this.pooling = pooling;
        this.truncateDim = truncateDim;
    }

    /// How the tokens' vectors become one.
    enum Pooling {
        /// Their mean, padding left out.
        MEAN,
        /// The first token's.
        CLS
    }

    /// all-MiniLM-L6-v2 with quantised weights, which comes with this library: 384 dimensions, English.
    public static Encoder builtin() {
        return new Encoder(
                BUILTIN, resource(RESOURCE + ".onnx"), resource(RESOURCE + "-tokenizer.json"), Pooling.MEAN, 0);
    }

    /// The encoder in a folder: `model.onnx` and `tokenizer.json`, and, where they are there as
    /// sentence-transformers writes them, `1_Pooling/config.json` and `truncate_dim` in
    /// `config_sentence_transformers.json`.
    ///
    /// @throws InvalidInputException when a file is missing or cannot be read
    public static Encoder in(Path folder) {
        Path model = Files.exists(folder.resolve("model.onnx"))
                ? folder.resolve("model.onnx")
                : folder.resolve("onnx").resolve("model.onnx");
        int dimensions = number(config(folder.resolve("config_sentence_transformers.json")), folder);
        JsonNode pooling = config(folder.resolve("1_Pooling").resolve("config.json"));
        boolean cls = pooling != null && pooling.path("pooling_mode_cls_token").asBoolean(false);
        return new Encoder(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                file(model),
                file(folder.resolve("tokenizer.json")),
                cls ? Pooling.CLS : Pooling.MEAN,
                dimensions);
    }

    /// For documents and tables.
    String name() {
        return name;
    }

    /// The ONNX file; not to be changed.
    byte[] model() {
        return model;
    }

    /// A Hugging Face `tokenizer.json`; not to be changed.
    byte[] tokenizer() {
        return tokenizer;
    }

    Pooling pooling() {
        return pooling;
    }

    /// So many leading dimensions are kept (Matryoshka encoders); 0 for all.
    int truncateDim() {
        return truncateDim;
    }

    private static int number(@Nullable JsonNode config, Path folder) {
        JsonNode value = config == null ? null : config.path("truncate_dim");
        if (value == null || value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isInt() || value.intValue() < 1) {
            throw new InvalidInputException(folder + ": \"truncate_dim\" must be a whole number over 0, was " + value);
        }
        return value.intValue();
    }

    private static @Nullable JsonNode config(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return Json.MAPPER.readTree(file(file));
        } catch (JacksonException e) {
            throw new InvalidInputException(file + ": not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static byte[] file(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                throw new InvalidInputException(
                        file + ": expected a file of at most 2 GB there; an encoder's folder has"
                                + " model.onnx and tokenizer.json");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidInputException(file + ": cannot be read: " + e, e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Encoder.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the built-in encoder", e);
        }
    }
}
