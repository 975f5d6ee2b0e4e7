package ai.babelbit.dialogue.scoring;

/// How alike a prediction and a ground truth are, from 0 (nothing in common) to 1 (the same). Safe for
/// concurrent use.
public interface Similarity {
    /// The name in options and documents, such as `jaccard`.
    String name();

    /// Prepares one ground truth, against which many predictions will be held.
    ///
    /// @param groundTruth already cleaned, see [Transcript#clean]
    Truth against(String groundTruth);

    /// One ground truth, ready for comparison. Safe for concurrent use.
    @FunctionalInterface
    interface Truth {
        /// How alike it is to this prediction, in [0, 1].
        ///
        /// @param prediction already cleaned
        double to(String prediction);
    }

    /// `1 - lev(p, g) / max(|p|, |g|)` with Levenshtein's distance and lengths in Unicode code points; 1 for
    /// two empty texts.
    static Similarity lexical() {
        return new LexicalSimilarity();
    }

    /// `|P and G| / |P or G|` over the sets of white-space separated words, case-sensitive; 1 for two empty
    /// texts. This is what the contest called semantic in its first months.
    static Similarity jaccard() {
        return new JaccardSimilarity();
    }
}
