package ai.babelbit.dialogue.reveal;

/// What came of asking for the next token.
public sealed interface Reveal {
    /// A token and its place.
    ///
    /// @param token what is revealed
    /// @param position where it stands
    record Revealed(Token token, Position position) implements Reveal {}

    /// The source broke off and will not go on: an engine that is gone, or a session that it no longer knows.
    ///
    /// @param reason why, in one line
    record Lost(String reason) implements Reveal {}
}
