package ai.babelbit.dialogue.scoring;

import java.util.Collection;
import tools.jackson.databind.node.ObjectNode;

/// How alike a prediction and a ground truth are, from 0 (nothing in common) to 1 (the same). Safe for
/// concurrent use.
public interface Similarity {
    /// The name in options and documents, such as `jaccard`.
    String name();

    /// Prepares one ground truth, against which many predictions will be held.
    ///
    /// @param groundTruth already cleaned, see [Transcript#clean]
    Truth against(String groundTruth);

    /// Adds to a document what makes its numbers repeatable beyond the name: an encoder, a baseline.
    /// Nothing where the name says all.
    default void describe(ObjectNode json) {}

    /// Tells that these cleaned texts will be compared next. Changes no result.
    default void prepare(Collection<String> texts) {}

    /// Whether comparing needs the whole dialogue first, see [#within].
    default boolean needsDialogue() {
        return false;
    }

    /// The similarity that holds in one dialogue, where it depends on the dialogue; else this one.
    ///
    /// @param truths the dialogue's cleaned ground truths
    default Similarity within(Collection<String> truths) {
        return this;
    }

    /// One ground truth, ready for comparison. Safe for concurrent use.
    @FunctionalInterface
    interface Truth {
        /// How alike it is to this prediction, in [0, 1].
        ///
        /// @param prediction already cleaned
        double to(String prediction);
    }

    /// `1 - lev(p, g) / max(|p|, |g|)` with Levenshtein's distance and lengths in Unicode code points; 1
    /// for two empty texts.
    static Similarity lexical() {
        return new LexicalSimilarity();
    }

    /// `|P and G| / |P or G|` over the sets of white-space separated words, case-sensitive; 1 for two empty
    /// texts. This is what the contest called semantic in its first months.
    static Similarity jaccard() {
        return new JaccardSimilarity();
    }

    /// `clamp((c - b) / (1 - b), 0, 1)` where `c` is the cosine of the two texts' embeddings and `b` the
    /// baseline: 0 for texts that have no more in common than any two, 1 for equal ones. An empty text is
    /// like no other.
    static Similarity embedding(Embedder embedder, Baseline baseline) {
        return new EmbeddingSimilarity(embedder, baseline);
    }

    /// The same with the published baseline: the mean cosine over pairs of the dialogue's own truths. The
    /// published scorer draws 100 pairs at random; here it is the mean over all of them, which is what that
    /// draw estimates. Compares only [#within] a dialogue.
    static Similarity embeddingByDialogue(Embedder embedder) {
        return new DialogueEmbeddingSimilarity(embedder);
    }
}
