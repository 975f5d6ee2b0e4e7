package ai.babelbit.prediction.index;

/// What tells that a place of the corpus is like the place where the running dialogue is. Each cue's value is
/// multiplied by its weight; the sum is a logarithm of odds.
public enum Cue {
    /// How well the scene suits all of what was said, by BM25, 0 to 1.
    SCENE,
    /// How well the scene suits the last turns, 0 to 1.
    RECENT_SCENE,
    /// How much of the latest turn stands in the turn before, 0 to 1.
    TURN,
    /// How much of the turn before the latest stands in the one before that, 0 to 1.
    EARLIER_TURN,
    /// How much further into the dialogue one is than the other, in turns, as a negative number.
    PLACE,
    /// Whether the same of two speakers is speaking, 0 or 1.
    SPEAKER,
    /// How different the lengths of the turns before are, as a negative logarithm of their ratio.
    LENGTH,
    /// Whether the whole prefix opens the utterance, 0 or 1.
    OPENING,
    /// How many words of the prefix stand before the place, up to a few.
    WORD
}
