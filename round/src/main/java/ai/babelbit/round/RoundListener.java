package ai.babelbit.round;

import ai.babelbit.dialogue.reveal.Position;

/// Told what happens in a round, in order, on the round's own thread. It should be quick: the round waits for it.
public interface RoundListener {
    /// A word became known.
    ///
    /// @param position its place
    /// @param prefix all words of the utterance so far
    default void revealed(Position position, String prefix) {}

    /// A contestant's step is settled.
    ///
    /// @param contestant its index in the round
    /// @param step 0-based
    /// @param result what came of it
    default void settled(int contestant, int step, Step result) {}

    /// An utterance is over and scored.
    default void utteranceEnded(PlayedUtterance utterance) {}

    /// A dialogue is over.
    ///
    /// @param position its place
    default void dialogueEnded(Position position) {}
}
