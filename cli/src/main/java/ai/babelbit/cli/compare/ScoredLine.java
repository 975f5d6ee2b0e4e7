package ai.babelbit.cli.compare;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What comparing needs of one scored utterance.
///
/// @param dialogue the dialogue's name, with its challenge's
/// @param utterance 0-based
/// @param truth the complete utterance
/// @param best its U, as in the document
/// @param bestStep the step that counted
/// @param prediction what was predicted there
/// @param scoring how it was scored, in short; null in old files
record ScoredLine(
        String dialogue,
        int utterance,
        String truth,
        double best,
        int bestStep,
        String prediction,
        @Nullable String scoring) {
    /// @throws IllegalArgumentException when it is no scored utterance
    static ScoredLine of(JsonNode json) {
        JsonNode best = json.path("U_best");
        if (!best.isNumber()
                || !json.path("utterance_number").isInt()
                || !json.path("ground_truth").isString()) {
            throw new IllegalArgumentException("expected a scored utterance with \"U_best\"");
        }
        int step = json.path("best_step").asInt(0);
        String uid = json.path("dialogue_uid").asString("");
        return new ScoredLine(
                json.path("challenge_uid").asString("") + "/"
                        + (uid.isEmpty() ? "#" + json.path("dialogue_index").asInt(0) : uid),
                json.path("utterance_number").intValue(),
                json.path("ground_truth").stringValue(),
                best.doubleValue(),
                step,
                json.path("steps").path(step).path("prediction").asString(""),
                json.path("scoring").asStringOpt().orElse(null));
    }
}
