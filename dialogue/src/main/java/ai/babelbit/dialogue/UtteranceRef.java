package ai.babelbit.dialogue;

/// Which utterance of which session a request is about. Two requests with equal references belong to the same
/// utterance,
/// so a predictor may keep what it worked out for the shorter prefix. It says nothing about the utterance's text.
///
/// @param session one play of one challenge; an opaque, non-empty name
/// @param dialogueIndex 0-based
/// @param utteranceIndex 0-based within the dialogue
public record UtteranceRef(String session, int dialogueIndex, int utteranceIndex) {
    /// Refuses negative indexes.
    public UtteranceRef {
        if (dialogueIndex < 0 || utteranceIndex < 0) {
            throw new IllegalArgumentException(
                    "indexes must not be negative, were " + dialogueIndex + " and " + utteranceIndex);
        }
    }
}
