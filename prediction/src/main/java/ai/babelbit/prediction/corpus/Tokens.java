package ai.babelbit.prediction.corpus;

/// The tokens that are not words. Real words have higher numbers, the more frequent the lower.
public final class Tokens {
    /// The end of an utterance, and before the next one's first word the sign that one has ended.
    public static final int END = 0;

    /// The beginning of a dialogue; never predicted.
    public static final int START = 1;

    /// Any word outside the vocabulary; never generated.
    public static final int UNKNOWN = 2;

    /// The number of the most frequent word.
    public static final int FIRST_WORD = 3;

    private Tokens() {}
}
