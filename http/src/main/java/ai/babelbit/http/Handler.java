package ai.babelbit.http;

/// Answers the calls of one route. Handlers run at the same time on many virtual threads and may block; a guard (login,
/// busy
/// gate) is a handler that asks another one or answers itself.
@FunctionalInterface
public interface Handler {
    /// Answers one call. An unexpected exception becomes a 500 without details.
    ///
    /// @throws InterruptedException when the server stops meanwhile
    Reply handle(Request request) throws InterruptedException;
}
