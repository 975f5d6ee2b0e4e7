package ai.babelbit.dialogue;

/// Says how an utterance will end, given how it begins and what was said before. The one contract that miners
/// implement and that rounds, servers and libraries use.
///
/// Implementations are safe for concurrent use: requests of different utterances may come at the same time,
/// requests of one utterance come one after the other with growing prefixes, though some steps may be left out.
public interface Predictor extends AutoCloseable {
    /// A short name for leaderboards, such as `ngram` or a model's name; never blank.
    String name();

    /// Predicts the whole utterance, prefix included.
    ///
    /// Takes no longer than the request's deadline asks for; the caller stops waiting then and may interrupt.
    /// Never throws for the failure of somebody else: that is an [Outcome] with a reason. Answers to equal
    /// requests may differ only where the implementation says so.
    ///
    /// @throws InterruptedException when the caller has lost interest
    Outcome predict(PredictionRequest request) throws InterruptedException;

    /// Gives back connections, threads and files. Later calls to [#predict] are undefined; closing twice is
    /// harmless.
    @Override
    default void close() {}
}
