package ai.babelbit.dialogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation: utterances in the order in which they were spoken.
///
/// @param challengeUid the challenge it belongs to; null when the file names none
/// @param uid its own name; null when the file names none
/// @param language an IETF tag such as `de`; null when unknown
/// @param utterances texts as written, possibly blank; never null, possibly none
public record Dialogue(
        @Nullable String challengeUid,
        @Nullable String uid,
        @Nullable String language,
        List<String> utterances) {
    /// Copies the list.
    public Dialogue {
        utterances = List.copyOf(utterances);
    }
}
