package ai.babelbit.prediction;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import java.util.List;

/// Something that knows how utterances may go on: a language model, an index over a corpus, a completion
/// endpoint. It only proposes; [ai.babelbit.prediction.choice.ExpectedUtility] helps to choose. Implementations are
/// immutable or synchronised and
/// safe for concurrent use.
public interface CandidateSource extends AutoCloseable {
    /// A short name for tables and ablations, such as `ngram`; never blank.
    String name();

    /// Whether proposals are random draws, so that the average of their weights is what counts and more of them
    /// only say it more precisely. Of other sources the sum counts: what they find, and how well it fits.
    default boolean draws() {
        return false;
    }

    /// Begins an utterance.
    ///
    /// @param context the dialogue's earlier utterances
    /// @param seed where the randomness of this utterance's draws comes from: equal seeds give equal draws
    Draw open(Context context, long seed);

    @Override
    default void close() {}

    /// The source's view of one utterance. Not thread-safe: one utterance, one thread.
    interface Draw {
        /// Proposes up to `wanted` whole utterances that begin with the words revealed so far, prefix included.
        /// May be called again for the same prefix (more draws) and then for longer ones. Returns early with
        /// fewer, or none, when the deadline passes or it knows none. The same text may come more than once;
        /// weights add up.
        ///
        /// @param prefix revealed words joined by single spaces; never empty
        List<Candidate> propose(String prefix, int wanted, Deadline deadline);
    }

    /// A proposed utterance.
    ///
    /// @param text the whole utterance
    /// @param weight how much this proposal counts, over 0; comparable between all proposals of a source
    record Candidate(String text, double weight) {
        public Candidate {
            if (!(weight > 0) || weight == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("weight must be finite and over 0, was " + weight);
            }
        }
    }
}
