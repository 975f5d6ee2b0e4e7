package ai.babelbit.chain;

/// A call to be made, or why there is none.
sealed interface Plan {
    /// This one.
    record Call(CallData call) implements Plan {}

    /// None, since what it would do is so already.
    record Needless(String reason) implements Plan {}

    /// None, for a reason in one line.
    record None(String reason) implements Plan {}
}
