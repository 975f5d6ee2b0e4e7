package ai.babelbit.dialogue.reveal;

/// Where a round takes its words from: a challenge in memory, or an engine far away. Not thread-safe.
public interface TokenSource extends AutoCloseable {
    /// The name of this play, the `session_id` on the wire; opaque, never empty.
    String session();

    /// Reveals the next token; after the last one [Token.ChallengeEnd] for ever, after [Reveal.Lost] that again.
    ///
    /// @param prediction what the published protocol lets a client tell the engine at this step; empty for nothing
    /// @throws InterruptedException when the thread is interrupted while it waits for a remote engine
    Reveal next(String prediction) throws InterruptedException;

    /// Gives back what it holds. Closing twice is harmless.
    @Override
    default void close() {}
}
