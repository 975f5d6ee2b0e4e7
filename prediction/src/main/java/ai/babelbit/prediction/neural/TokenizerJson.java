package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.neural.Tokenizer.Pair;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads Hugging Face's `tokenizer.json`, as far as it describes byte-level BPE (GPT-2, Llama 3, SmolLM, ours).
final class TokenizerJson {
    /// GPT-2's own pattern, which ByteLevel uses where no other is named.
    static final String GPT2 = "'(?:[sdmt]|ll|ve|re)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

    private final String name;
    private final JsonNode json;

    private TokenizerJson(String name, JsonNode json) {
        this.name = name;
        this.json = json;
    }

    /// @param name for messages
    /// @throws InvalidInputException when it is not byte-level BPE
    static Tokenizer read(JsonNode json, String name) {
        return new TokenizerJson(name, json).read();
    }

    /// A special token's number, or -1 when there is none of this name.
    static int special(JsonNode json, String content) {
        for (JsonNode token : json.path("added_tokens")) {
            if (token.path("content").asString("").equals(content)) {
                return token.path("id").asInt(-1);
            }
        }
        return -1;
    }

    private Tokenizer read() {
        JsonNode model = json.path("model");
        if (!model.path("type").asString("").equals("BPE") || !hasByteLevel(json.path("pre_tokenizer"))) {
            throw new InvalidInputException(name + ": only byte-level BPE tokenizers are supported, this is \""
                    + model.path("type").asString("") + "\"");
        }
        Map<String, Integer> tokens = new HashMap<>();
        int count = 0;
        for (Map.Entry<String, JsonNode> entry : model.path("vocab").properties()) {
            int number = number(entry.getKey(), entry.getValue());
            count = Math.max(count, number + 1);
            @Nullable String bytes = ByteLetters.toBytes(entry.getKey());
            if (bytes != null) {
                tokens.put(bytes, number);
            }
        }
        for (JsonNode token : json.path("added_tokens")) {
            int number = number(token.path("content").asString(""), token.path("id"));
            count = Math.max(count, number + 1);
            tokens.values().remove(number);
        }
        try {
            return new Tokenizer(pattern(), tokens, ranks(model.path("merges"), tokens), count);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(name + ": tokenizer " + e.getMessage(), e);
        }
    }

    private int number(String token, JsonNode number) {
        int value = number.asInt(-1);
        if (value < 0 || value >= 1 << 20) {
            throw new InvalidInputException(
                    name + ": token \"" + token + "\" must have a number in [0, 2^20), has " + number);
        }
        return value;
    }

    private Map<Pair, Integer> ranks(JsonNode merges, Map<String, Integer> tokens) {
        Map<Pair, Integer> ranks = new HashMap<>();
        for (JsonNode merge : merges) {
            String[] halves = merge.isArray()
                    ? new String[] {merge.path(0).asString(""), merge.path(1).asString("")}
                    : merge.asString("").split(" ", -1);
            ranks.putIfAbsent(pair(halves, tokens, name), ranks.size());
        }
        return ranks;
    }

    /// The pair that a merge's two halves, spelt in [ByteLetters], are.
    ///
    /// @param tokens that its halves together must be among
    static Pair pair(String[] halves, Map<String, Integer> tokens, String name) {
        @Nullable String left = halves.length == 2 ? ByteLetters.toBytes(halves[0]) : null;
        @Nullable String right = halves.length == 2 ? ByteLetters.toBytes(halves[1]) : null;
        if (left == null || right == null || !tokens.containsKey(left + right)) {
            throw new InvalidInputException(
                    name + ": merge \"" + String.join(" ", halves) + "\" joins no two tokens to a third");
        }
        return new Pair(left, right);
    }

    private static boolean hasByteLevel(JsonNode node) {
        if (node.path("type").asString("").equals("ByteLevel")) {
            return true;
        }
        for (JsonNode part : node.path("pretokenizers")) {
            if (hasByteLevel(part)) {
                return true;
            }
        }
        return false;
    }

    private Pattern pattern() {
        String found = GPT2;
        for (JsonNode part : json.path("pre_tokenizer").path("pretokenizers")) {
            String regex = part.path("pattern").path("Regex").asString("");
            if (!regex.isEmpty()) {
                found = regex;
            }
        }
        return compile(found, name);
    }

    static Pattern compile(String regex, String name) {
        try {
            return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
        } catch (PatternSyntaxException e) {
            throw new InvalidInputException(name + ": tokenizer pattern: " + e.getMessage(), e);
        }
    }
}
