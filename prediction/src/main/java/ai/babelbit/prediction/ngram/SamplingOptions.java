package ai.babelbit.prediction.ngram;

/// How an n-gram source draws.
///
/// @param repetition how much of the next word's probability goes to what was said before in this dialogue, in
/// [0, 1); it only ever reweights words that the model itself would say here
/// @param topicality how much the dialogue's topic reweights the words that the model would say here, in [0,
/// 2]; 0 is not at all
/// @param sharpness 1 draws as the model says, more trusts long histories more; over 0
/// @param ending by how much to multiply the odds that an utterance ends here; over 0
/// @param maxWords how many words an utterance may have, at least 1
public record SamplingOptions(double repetition, double topicality, double sharpness, double ending, int maxWords) {
    /// Refuses values out of range.
    public SamplingOptions {
        if (!(repetition >= 0 && repetition < 1)) {
            throw new IllegalArgumentException("repetition must be in [0, 1), was " + repetition);
        }
        if (!(topicality >= 0 && topicality <= 2)) {
            throw new IllegalArgumentException("topicality must be in [0, 2], was " + topicality);
        }
        if (!(sharpness > 0) || !(ending > 0)) {
            throw new IllegalArgumentException(
                    "sharpness and ending must be over 0, were " + sharpness + " and " + ending);
        }
        if (maxWords < 1) {
            throw new IllegalArgumentException("maxWords must be at least 1, was " + maxWords);
        }
    }

    /// What did best on held-out dialogues.
    public static SamplingOptions defaults() {
        return new SamplingOptions(0.2, 1, 1, 1, 60);
    }

    /// Exactly the model's own distribution.
    public static SamplingOptions plain() {
        return new SamplingOptions(0, 0, 1, 1, 60);
    }
}
