package ai.babelbit.prediction.remote;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.Prediction;
import ai.babelbit.dialogue.PredictionRequest;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The miner protocol from the asking side.
final class MinerJson {
    private MinerJson() {}

    /// The published request. Beside it, fields that other miners pass over: the context as a list, since the
    /// joined string cannot tell an utterance's end from a spoken "EOF", and which utterance this is.
    static ObjectNode request(PredictionRequest request) {
        List<String> context = LatestTurns.of(request.context());
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("index", request.utterance().session())
                // The wire counts revealed words, so the first step is 1.
                .put("step", request.step() + 1)
                .put("prefix", request.prefix())
                .put("prediction", "")
                .put("context", String.join(Context.SEPARATOR, context))
                .put("done", false)
                .putNull("ground_truth")
                .putNull("evaluation")
                .put("dialogue_index", request.utterance().dialogueIndex())
                .put("utterance_index", request.utterance().utteranceIndex());
        ArrayNode utterances = json.putArray("context_utterances");
        context.forEach(utterances::add);
        return json;
    }

    /// Understands `{"success", "utterance": {"prediction"}}` and `{"prediction"}`.
    static Outcome outcome(int status, JsonNode body, PredictionRequest request) {
        if (status / 100 != 2) {
            JsonNode words = body.path("error").isMissingNode() ? body.path("detail") : body.path("error");
            return Failures.refused(status, words.isString() ? words.stringValue() : "");
        }
        JsonNode success = body.path("success");
        if (success.isBoolean() && !success.booleanValue()) {
            String why = Failures.shorten(body.path("error").asString(""));
            return new Outcome.Refused(why.isEmpty() ? "no reason given" : why);
        }
        JsonNode utterance = body.path("utterance");
        JsonNode prediction = utterance.isObject() ? utterance.path("prediction") : body.path("prediction");
        if (!prediction.isString()) {
            return new Outcome.Malformed("no \"prediction\" in the answer");
        }
        if (contradicts(utterance.path("index"), request.utterance().session())
                || contradicts(utterance.path("step"), Integer.toString(request.step() + 1))) {
            return new Outcome.Malformed("answers another session or step");
        }
        JsonNode expected = body.path("expected_utility");
        return new Outcome.Answered(new Prediction(
                prediction.stringValue(),
                expected.isNumber() && expected.doubleValue() >= 0 && expected.doubleValue() <= 1
                        ? OptionalDouble.of(expected.doubleValue())
                        : OptionalDouble.empty(),
                List.of()));
    }

    private static boolean contradicts(JsonNode echoed, String sent) {
        return (echoed.isString() || echoed.isNumber()) && !echoed.asString().equals(sent);
    }
}
