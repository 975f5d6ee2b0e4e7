package ai.babelbit.round;

/// How a round ended.
public sealed interface RoundEnd {
    /// Every word was revealed.
    record Complete() implements RoundEnd {}

    /// [Round#stop] was called; what was finished counts.
    record Stopped() implements RoundEnd {}

    /// The source of the words broke off; what was finished counts.
    ///
    /// @param reason why
    record CutShort(String reason) implements RoundEnd {}
}
