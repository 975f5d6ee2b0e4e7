package ai.babelbit.round;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.scoring.UtteranceScore;
import java.util.List;

/// A finished utterance with everybody's scores.
///
/// @param position where it stands; `tokenIndex` is the number of its words, at least 1
/// @param context what was said before it in its dialogue
/// @param groundTruth its words joined by single spaces
/// @param results one for each contestant, in the round's order
public record PlayedUtterance(Position position, Context context, String groundTruth, List<Result> results) {
    /// Copies the list.
    public PlayedUtterance {
        results = List.copyOf(results);
    }

    /// One contestant's part.
    ///
    /// @param steps what it answered, one for each word
    /// @param score what that is worth
    public record Result(List<Step> steps, UtteranceScore score) {
        /// Copies the list.
        public Result {
            steps = List.copyOf(steps);
        }
    }
}
