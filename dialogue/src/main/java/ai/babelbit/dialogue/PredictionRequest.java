package ai.babelbit.dialogue;

/// What a contestant is told at one step. There is deliberately no place for the ground truth or a score in it.
///
/// @param utterance which utterance this is
/// @param context the dialogue's earlier utterances
/// @param prefix the words revealed so far, joined by single spaces; never empty
/// @param step 0-based: the number of revealed words less one
/// @param deadline after it an answer counts as none
public record PredictionRequest(UtteranceRef utterance, Context context, String prefix, int step, Deadline deadline) {
    /// Refuses a negative step.
    public PredictionRequest {
        if (step < 0) {
            throw new IllegalArgumentException("step must not be negative, was " + step);
        }
    }
}
