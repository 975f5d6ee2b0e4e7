package ai.babelbit.dialogue.scoring;

import org.jspecify.annotations.Nullable;

/// Whose score a document holds. What is null is unknown and left out of the document, but for the dialogue's
/// name, which the published documents always carry.
///
/// @param logFile the log's file name
/// @param challengeUid the challenge
/// @param dialogueUid the dialogue
/// @param minerUid the miner's number in the metagraph
/// @param minerHotkey the miner's public name, SS58
public record ScoreIdentity(
        @Nullable String logFile,
        @Nullable String challengeUid,
        @Nullable String dialogueUid,
        @Nullable Integer minerUid,
        @Nullable String minerHotkey) {
    /// Of a log scored by itself.
    public static ScoreIdentity ofLog(String logFile) {
        return new ScoreIdentity(logFile, null, null, null, null);
    }
}
