package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.neural.Tokenizer.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a GGUF file says of its model and tokenizer.
///
/// @param values see [GgufCursor#value]
/// @param name for messages
record GgufMetadata(Map<String, Object> values, String name) {
    /// Llama 3's pattern.
    private static final String LLAMA3 = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    /// Token types in `tokenizer.ggml.token_type`: 1 is a normal token.
    private static final long NORMAL = 1;

    int alignment() {
        long alignment = number("general.alignment", 32);
        if (alignment < 1 || alignment > 1 << 20) {
            throw new InvalidInputException(name + ": general.alignment must be in [1, 2^20], is " + alignment);
        }
        return (int) alignment;
    }

    Shape shape() {
        String architecture = text("general.architecture");
        if (!architecture.equals("llama")) {
            throw new InvalidInputException(
                    name + ": general.architecture must be \"llama\", is \"" + architecture + "\"");
        }
        int width = size("embedding_length", 0);
        int heads = size("attention.head_count", 0);
        try {
            return new Shape(
                    tokens().size(),
                    width,
                    size("block_count", 0),
                    heads,
                    size("attention.head_count_kv", heads),
                    size("attention.key_length", width / Math.max(1, heads)),
                    size("feed_forward_length", 0),
                    size("context_length", 0),
                    (float) real("llama.attention.layer_norm_rms_epsilon", 1e-5),
                    Rotation.Settings.plain(real("llama.rope.freq_base", 10000), true));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(name + ": " + e.getMessage(), e);
        }
    }

    Tokenizer tokenizer() {
        String kind = text("tokenizer.ggml.model");
        String splits = text("tokenizer.ggml.pre");
        if (!kind.equals("gpt2")) {
            throw new InvalidInputException(
                    name + ": only byte-level BPE (\"gpt2\") tokenizers are supported, this is \"" + kind + "\"");
        }
        String pattern = switch (splits) {
            case "llama-bpe", "llama3", "llama-v3" -> LLAMA3;
            case "", "default", "gpt-2", "smollm" -> TokenizerJson.GPT2;
            default ->
                throw new InvalidInputException(
                        name + ": tokenizer.ggml.pre must be llama-bpe, gpt-2 or smollm, is \"" + splits + "\"");
        };
        List<?> tokens = tokens();
        List<?> types = Gguf.list(values.get("tokenizer.ggml.token_type"));
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean normal = i >= types.size() || types.get(i).equals(NORMAL);
            @Nullable String bytes = normal ? ByteLetters.toBytes(String.valueOf(tokens.get(i))) : null;
            if (bytes != null) {
                numbers.put(bytes, i);
            }
        }
        try {
            return new Tokenizer(TokenizerJson.compile(pattern, name), numbers, ranks(numbers), tokens.size());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(name + ": tokenizer " + e.getMessage(), e);
        }
    }

    private Map<Pair, Integer> ranks(Map<String, Integer> numbers) {
        Map<Pair, Integer> ranks = new HashMap<>();
        for (Object merge : Gguf.list(values.get("tokenizer.ggml.merges"))) {
            ranks.putIfAbsent(TokenizerJson.pair(String.valueOf(merge).split(" ", -1), numbers, name), ranks.size());
        }
        return ranks;
    }

    int special(String content) {
        int number = tokens().indexOf(content);
        // Files name their start token by its number, whatever it is called.
        return number >= 0 || !content.equals("<|begin_of_text|>")
                ? number
                : (int) Math.clamp(number("tokenizer.ggml.bos_token_id", -1), -1, tokens().size() - 1L);
    }

    private List<?> tokens() {
        return Gguf.list(values.get("tokenizer.ggml.tokens"));
    }

    private String text(String key) {
        return values.get(key) instanceof String text ? text : "";
    }

    private int size(String key, int otherwise) {
        return Math.clamp(number("llama." + key, otherwise), -1, Integer.MAX_VALUE);
    }

    private long number(String key, long otherwise) {
        return values.get(key) instanceof Long number ? number : otherwise;
    }

    private double real(String key, double otherwise) {
        return values.get(key) instanceof Double number ? number : otherwise;
    }
}
