package ai.babelbit.dialogue.scoring;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What one contestant is worth in one challenge.
///
/// @param challengeUid the challenge's name; null when it has none
/// @param dialogues in order of their index
public record ChallengeScore(@Nullable String challengeUid, List<DialogueAverage> dialogues) {
    /// Copies the list.
    public ChallengeScore {
        dialogues = List.copyOf(dialogues);
    }

    /// One dialogue's part.
    ///
    /// @param uid the dialogue's name; null when it has none
    /// @param index 0-based
    /// @param average the mean of its utterances' best utilities, rounded to four decimals; null when none was
    /// scored
    public record DialogueAverage(
            @Nullable String uid, int index, @Nullable Double average) {
        /// From unrounded scores.
        public static DialogueAverage of(@Nullable String uid, int index, DialogueScore score) {
            OptionalDouble mean = score.mean();
            return new DialogueAverage(
                    uid, index, mean.isPresent() ? Rounding.toFourDecimals(mean.getAsDouble()) : null);
        }
    }

    /// The mean of the dialogues' rounded averages, itself not rounded, as published; empty when no dialogue was
    /// scored.
    public OptionalDouble mean() {
        return Means.plain(dialogues.stream()
                .map(DialogueAverage::average)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue));
    }

    /// The published summary document. A dialogue or challenge without a score has null there, never 0.
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("challenge_uid", challengeUid);
        ArrayNode list = json.putArray("dialogues");
        for (DialogueAverage dialogue : dialogues) {
            list.addObject()
                    .put("dialogue_average_u_best_early", dialogue.average())
                    .put("dialogue_uid", dialogue.uid())
                    .put("dialogue_index", dialogue.index());
        }
        OptionalDouble mean = mean();
        json.put("challenge_mean_U", mean.isPresent() ? (Double) mean.getAsDouble() : null);
        return json;
    }
}
