package ai.babelbit.dialogue.reveal;

import org.jspecify.annotations.Nullable;

/// Where in its challenge a token stands, as the engine's rows have it.
///
/// @param challengeUid null when the challenge has no name
/// @param dialogueIndex 0-based; the number of dialogues once the challenge is over
/// @param dialogueUid null when the dialogue has no name or the challenge is over
/// @param utteranceIndex 0-based within the dialogue; at a dialogue's end the number of its utterances
/// @param tokenIndex how many words of the utterance are revealed, this one included
public record Position(
        @Nullable String challengeUid,
        int dialogueIndex,
        @Nullable String dialogueUid,
        int utteranceIndex,
        int tokenIndex) {}
