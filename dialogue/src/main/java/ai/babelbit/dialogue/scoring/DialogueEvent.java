package ai.babelbit.dialogue.scoring;

/// One line of a dialogue log.
public sealed interface DialogueEvent {
    /// The utterance's index in its dialogue, 0-based.
    int utterance();

    /// A prediction that counts for a step.
    ///
    /// @param utterance 0-based
    /// @param step 0-based
    /// @param prediction as given, not yet cleaned
    record Predicted(int utterance, int step, String prediction) implements DialogueEvent {}

    /// A word became known.
    ///
    /// @param utterance 0-based
    /// @param step 0-based
    /// @param word the word
    /// @param done whether the engine said that it was the last row
    record Revealed(int utterance, int step, String word, boolean done) implements DialogueEvent {}

    /// The utterance is over.
    ///
    /// @param utterance 0-based
    /// @param groundTruth the complete utterance
    record Completed(int utterance, String groundTruth) implements DialogueEvent {}
}
