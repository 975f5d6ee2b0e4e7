package ai.babelbit.dialogue.scoring;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Dialogue events as the published JSON objects. Safe for concurrent use.
public final class DialogueEventJson {
    /// The largest step or utterance index that is believed; a log with larger ones is broken or made to exhaust
    /// memory.
    static final int MAX_INDEX = 100_000;

    private DialogueEventJson() {}

    /// The event as one line of the log has it.
    public static ObjectNode write(DialogueEvent event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return switch (event) {
            case DialogueEvent.Predicted e ->
                json.put("event", "predicted")
                        .put("utterance_index", e.utterance())
                        .put("step", e.step())
                        .put("prediction", e.prediction());
            case DialogueEvent.Revealed e ->
                json.put("event", "revealed")
                        .put("utterance_index", e.utterance())
                        .put("step", e.step())
                        .put("revealed_next", e.word())
                        .put("done", e.done());
            case DialogueEvent.Completed e ->
                json.put("event", "utterance_complete")
                        .put("utterance_index", e.utterance())
                        .put("ground_truth", e.groundTruth());
        };
    }

    /// The event in this object; null for a kind of event that scoring does not use.
    ///
    /// @throws IllegalArgumentException when it is no event or a field is not what it must be, with what is wrong
    public static @Nullable DialogueEvent read(JsonNode json) {
        JsonNode kind = json.path("event");
        if (!kind.isString()) {
            throw new IllegalArgumentException("expected an object with \"event\"");
        }
        return switch (kind.stringValue()) {
            case "predicted" ->
                new DialogueEvent.Predicted(
                        index(json, "utterance_index"), index(json, "step"), text(json, "prediction"));
            case "revealed" ->
                new DialogueEvent.Revealed(
                        index(json, "utterance_index"),
                        index(json, "step"),
                        text(json, "revealed_next"),
                        json.path("done").asBoolean(false));
            case "utterance_complete" ->
                new DialogueEvent.Completed(index(json, "utterance_index"), text(json, "ground_truth"));
            default -> null;
        };
    }

    private static int index(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > MAX_INDEX) {
            throw new IllegalArgumentException(
                    "\"" + field + "\" must be a whole number from 0 to " + MAX_INDEX + ", was " + value);
        }
        return value.intValue();
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw new IllegalArgumentException("\"" + field + "\" must be a string, was " + value.getNodeType());
        }
        return value.stringValue();
    }
}
