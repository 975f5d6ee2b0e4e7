package ai.babelbit.dialogue.scoring;

import java.util.List;
import java.util.OptionalDouble;

/// What one contestant's predictions of one dialogue are worth.
///
/// @param rule by which they were scored, with what it took from the dialogue
/// @param utterances those that were completed, in order of their number
public record DialogueScore(ScoringRule rule, List<UtteranceScore> utterances) {
    /// Copies the list.
    public DialogueScore {
        utterances = List.copyOf(utterances);
    }

    /// The mean of the utterances' best utilities, those without a step left out; empty when none has a step.
    public OptionalDouble mean() {
        return Means.plain(utterances.stream()
                .map(UtteranceScore::best)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble));
    }
}
