package ai.babelbit.cli.score;

import ai.babelbit.dialogue.Json;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// How a document that was made again relates to the stored one.
public enum Comparison {
    /// Byte for byte.
    EQUAL,
    /// The same JSON, written in another way.
    SAME_CONTENT,
    /// Something else.
    DIFFERENT;

    /// Compares two documents.
    public static Comparison of(String stored, String made) {
        if (stored.equals(made)) {
            return EQUAL;
        }
        try {
            return normalised(stored).equals(normalised(made)) ? SAME_CONTENT : DIFFERENT;
        } catch (JacksonException e) {
            return DIFFERENT;
        }
    }

    /// Numbers as what they are worth, names in order.
    private static Object normalised(String text) {
        return normalised(Json.MAPPER.readTree(text));
    }

    private static Object normalised(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isObject()) {
            Map<String, Object> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), normalised(field.getValue())));
            return fields;
        }
        if (node.isArray()) {
            return node.valueStream().map(Comparison::normalised).toList();
        }
        return node;
    }

    /// The first line in which two texts differ, with both versions.
    public static String firstDifference(String stored, String made) {
        String[] a = stored.split("\n", -1);
        String[] b = made.split("\n", -1);
        int i = 0;
        while (i < a.length && i < b.length && a[i].equals(b[i])) {
            i++;
        }
        return "line " + (i + 1) + ": stored " + at(a, i) + ", made again " + at(b, i);
    }

    private static String at(String[] lines, int i) {
        String line = i < lines.length ? lines[i].strip() : "(its end)";
        return line.length() <= 120 ? line : line.substring(0, 119) + "…";
    }
}
