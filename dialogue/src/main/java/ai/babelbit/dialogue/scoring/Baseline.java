package ai.babelbit.dialogue.scoring;

/// The cosine that texts with nothing in common have on average, which counts as a similarity of 0.
///
/// @param kind where it comes from: [#FIXED] or [#DIALOGUE]
/// @param value in [-1, 1)
public record Baseline(String kind, double value) {
    /// A figure that belongs to the encoder.
    public static final String FIXED = "fixed";

    /// The mean over one dialogue's own truths.
    public static final String DIALOGUE = "dialogue";

    /// Refuses a value outside [-1, 1).
    public Baseline {
        if (!(value >= -1 && value < 1)) {
            throw new IllegalArgumentException("baseline must be in [-1, 1), was " + value);
        }
    }

    /// The figure that belongs to an encoder.
    public static Baseline fixed(double value) {
        return new Baseline(FIXED, value);
    }

    /// `clamp((cosine - b) / (1 - b), 0, 1)`.
    public double calibrate(double cosine) {
        return Math.clamp((cosine - value) / (1 - value), 0.0, 1.0);
    }
}
