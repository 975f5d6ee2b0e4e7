package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.InvalidInputException;
import tools.jackson.databind.JsonNode;

/// How large a decoder of the Llama family is.
///
/// @param headWidth numbers a head, even
/// @param length positions at most
/// @param positions how they are told apart
record Shape(
        int vocabulary,
        int width,
        int layers,
        int heads,
        int kvHeads,
        int headWidth,
        int feedForward,
        int length,
        float epsilon,
        Rotation.Settings positions) {
    /// Far above 3B parameters, and low enough that no product of two overflows an int.
    private static final int MOST = 1 << 18;

    Shape {
        check("vocabulary", vocabulary, 2, 1 << 20);
        check("width", width, 1, MOST);
        check("layers", layers, 1, 512);
        check("heads", heads, 1, 512);
        check("key-value heads", kvHeads, 1, heads);
        check("head width", headWidth, 2, 1024);
        check("feed-forward width", feedForward, 1, MOST);
        check("length", length, 2, 1 << 24);
        if (heads % kvHeads != 0 || headWidth % 2 != 0) {
            throw new IllegalArgumentException(
                    "heads must be a multiple of key-value heads and a head's width even, are " + heads + ", " + kvHeads
                            + " and " + headWidth);
        }
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new IllegalArgumentException("norm epsilon must be between 0 and 1, is " + epsilon);
        }
    }

    private static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be in [" + least + ", " + most + "], is " + value);
        }
    }

    /// From Hugging Face's `config.json`.
    ///
    /// @param name for messages
    /// @throws InvalidInputException when it describes no Llama, or none that is supported
    static Shape of(JsonNode config, String name) {
        String type = config.path("model_type").asString("");
        if (!type.equals("llama")) {
            throw new InvalidInputException(name + ": model_type must be \"llama\", is \"" + type + "\"");
        }
        if (config.path("attention_bias").asBoolean(false)
                || config.path("mlp_bias").asBoolean(false)) {
            throw new InvalidInputException(name + ": models with biases are not supported");
        }
        int heads = config.path("num_attention_heads").asInt(0);
        int width = config.path("hidden_size").asInt(0);
        try {
            return new Shape(
                    config.path("vocab_size").asInt(0),
                    width,
                    config.path("num_hidden_layers").asInt(0),
                    heads,
                    config.path("num_key_value_heads").asInt(heads),
                    config.path("head_dim").asInt(width / Math.max(1, heads)),
                    config.path("intermediate_size").asInt(0),
                    config.path("max_position_embeddings").asInt(0),
                    (float) config.path("rms_norm_eps").asDouble(1e-6),
                    Rotation.Settings.of(config));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(name + ": " + e.getMessage(), e);
        }
    }

    int group() {
        return heads / kvHeads;
    }

    int queryWidth() {
        return heads * headWidth;
    }

    int kvWidth() {
        return kvHeads * headWidth;
    }
}
