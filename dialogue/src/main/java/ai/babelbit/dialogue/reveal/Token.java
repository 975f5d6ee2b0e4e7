package ai.babelbit.dialogue.reveal;

import org.jspecify.annotations.Nullable;

/// What one step of the engine reveals. Ends are types here; the strings that stand for them exist only on the
/// wire, so a speaker who says "EOF" ends nothing.
public sealed interface Token {
    /// The next word of the utterance.
    ///
    /// @param text without white space, never empty
    record Word(String text) implements Token {}

    /// The utterance is complete.
    record UtteranceEnd() implements Token {}

    /// The dialogue is complete.
    record DialogueEnd() implements Token {}

    /// There is nothing more to reveal, now and at every later step.
    record ChallengeEnd() implements Token {}

    /// The published string for this token; null once the challenge is over.
    default @Nullable String wire() {
        return switch (this) {
            case Word word -> word.text();
            case UtteranceEnd _ -> "EOF";
            case DialogueEnd _ -> "EOF EOF";
            case ChallengeEnd _ -> null;
        };
    }

    /// The value of our own wire field `kind`.
    default String kind() {
        return switch (this) {
            case Word _ -> "word";
            case UtteranceEnd _ -> "utterance_end";
            case DialogueEnd _ -> "dialogue_end";
            case ChallengeEnd _ -> "done";
        };
    }
}
