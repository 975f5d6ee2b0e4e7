package ai.babelbit.dialogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Dialogues to be played as one contest, held in memory. Files too large for that are read through
/// [ChallengeFile].
///
/// @param uid null when the file names none
/// @param dialogues in the order in which they are revealed; possibly none
public record Challenge(@Nullable String uid, List<Dialogue> dialogues) {
    /// Copies the list.
    public Challenge {
        dialogues = List.copyOf(dialogues);
    }

    /// The dialogues that come with this library: everyday talk in English and German, written for this project.
    public static Challenge builtin() {
        return BuiltinChallenge.load();
    }
}
