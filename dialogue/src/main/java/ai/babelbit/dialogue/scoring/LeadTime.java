package ai.babelbit.dialogue.scoring;

import java.util.OptionalInt;

/// How long before an utterance's end its prediction is good enough to be translated, and stays so.
///
/// The *adequate step* `a` is the first one from which every step's semantic similarity is at least
/// `threshold`. Of `n` words, `n - (a + 1)` are then still to come: the words won, which at `r` words a
/// second are `(n - (a + 1)) / r` seconds. An utterance that never becomes adequate wins none.
///
/// An interpreter who speaks once the prediction is adequate has read `g = a + 1` words before every target
/// word; in the terms of average lagging (M. Ma et al., STACL, ACL 2019),
/// `AL = g - (|y| - 1) / (2 |y| / |x|)`, so each word won lowers it by one.
///
/// @param threshold in [0, 1]
public record LeadTime(double threshold) {
    /// Where a prediction starts to be of use, unless somebody says otherwise.
    public static final double THRESHOLD = 0.8;
    /// Words a second in everyday speech: 150 a minute.
    public static final double SPEAKING_RATE = 2.5;

    /// Refuses a threshold outside [0, 1].
    public LeadTime {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be in [0, 1], was " + threshold);
        }
    }

    /// The adequate step; empty when the last step is not adequate.
    public OptionalInt adequateStep(UtteranceScore score) {
        int step = score.steps().size();
        while (step > 0 && score.steps().get(step - 1).semantic() >= threshold) {
            step--;
        }
        return step == score.steps().size() ? OptionalInt.empty() : OptionalInt.of(step);
    }

    /// The words won; empty when the utterance never becomes adequate.
    public OptionalInt wordsWon(UtteranceScore score) {
        OptionalInt step = adequateStep(score);
        return step.isPresent() ? OptionalInt.of(score.steps().size() - 1 - step.getAsInt()) : OptionalInt.empty();
    }
}
