package ai.babelbit.miner;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Prediction;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.dialogue.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The miner protocol from the answering side.
final class PredictJson {
    private static final int MAX_STEP = 100_000;

    private PredictJson() {}

    /// @throws IllegalArgumentException when a field is not what it must be, with what is wrong
    static PredictionRequest request(JsonNode body, Deadline deadline) {
        if (!body.isObject()) {
            throw new IllegalArgumentException("expected an object, got " + body.getNodeType());
        }
        String prefix = String.join(" ", Words.split(text(body, "prefix")));
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException("\"prefix\" must hold at least one word");
        }
        UtteranceRef utterance = new UtteranceRef(
                text(body, "index"), number(body, "dialogue_index", 0), number(body, "utterance_index", 0));
        // The wire counts revealed words; a caller that leaves the count out has still sent the words.
        int step = Math.max(1, number(body, "step", Words.split(prefix).size())) - 1;
        return new PredictionRequest(utterance, context(body), prefix, step, deadline);
    }

    static ObjectNode answer(String model, JsonNode body, Prediction prediction) {
        ObjectNode utterance = echo(body);
        utterance.put("prediction", prediction.text());
        ObjectNode answer = envelope(true, model, utterance).putNull("error");
        prediction.expectedUtility().ifPresent(expected -> answer.put("expected_utility", expected));
        return answer;
    }

    static ObjectNode failure(String model, JsonNode body, String reason) {
        return envelope(false, model, echo(body)).put("error", reason);
    }

    private static ObjectNode envelope(boolean success, String model, ObjectNode utterance) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("success", success).put("model", model).set("utterance", utterance);
        return json.put("context_used", "").put("complete", false);
    }

    /// The published fields of the request and nothing else, so that an answer is no larger than it must be.
    private static ObjectNode echo(JsonNode body) {
        ObjectNode utterance = JsonNodeFactory.instance.objectNode();
        for (String field : new String[] {"index", "step", "prefix", "prediction", "context", "done"}) {
            JsonNode value = body.path(field);
            if (value.isValueNode()) {
                utterance.set(field, value);
            }
        }
        return utterance.putNull("ground_truth").putNull("evaluation");
    }

    private static Context context(JsonNode body) {
        JsonNode list = body.path("context_utterances");
        if (!list.isArray()) {
            return Context.parse(text(body, "context"));
        }
        String[] utterances = new String[list.size()];
        for (int i = 0; i < utterances.length; i++) {
            if (!list.get(i).isString()) {
                throw new IllegalArgumentException("\"context_utterances\" must hold strings");
            }
            utterances[i] = list.get(i).stringValue();
        }
        return Context.of(utterances);
    }

    private static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString() && !value.isNumber()) {
            throw new IllegalArgumentException("\"" + field + "\" must be a string, was " + value.getNodeType());
        }
        return value.asString();
    }

    private static int number(JsonNode body, String field, int otherwise) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > MAX_STEP) {
            throw new IllegalArgumentException(
                    "\"" + field + "\" must be a whole number from 0 to " + MAX_STEP + ", was " + shown(value));
        }
        return value.intValue();
    }

    /// A stranger's value in an error message: short.
    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
