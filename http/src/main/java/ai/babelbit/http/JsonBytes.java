package ai.babelbit.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON from and to bytes, strictly: well-formed UTF-8, one value, no NaN, no half surrogates (which could be read but
/// never
/// written again), bounded nesting. Sizes are bounded by whoever reads the bytes.
final class JsonBytes {
    private static final int MAX_DEPTH = 64;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBytes() {}

    /// The value, or null when the bytes are not JSON; no bytes at all are not JSON.
    static @Nullable JsonNode parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonNode node = MAPPER.readTree(text);
            if (node == null || node.isMissingNode()) {
                return null;
            }
            return mayHoldSurrogateEscape(text) && holdsHalfSurrogate(node) ? null : node;
        } catch (CharacterCodingException | JacksonException _) {
            return null;
        }
    }

    /// Never fails for odd text: half a surrogate pair, which UTF-8 cannot carry, becomes a question mark.
    static byte[] write(JsonNode node) {
        return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }

    // What was decoded from UTF-8 has no half surrogates; only an escape can bring one in.
    private static boolean mayHoldSurrogateEscape(String text) {
        return text.contains("\\ud") || text.contains("\\uD");
    }

    private static boolean holdsHalfSurrogate(JsonNode node) {
        if (node.isString()) {
            return isBroken(node.stringValue());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (isBroken(field.getKey()) || holdsHalfSurrogate(field.getValue())) {
                return true;
            }
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (holdsHalfSurrogate(element)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isBroken(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
