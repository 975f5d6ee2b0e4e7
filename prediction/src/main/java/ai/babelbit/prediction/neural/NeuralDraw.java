package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.prediction.CandidateSource.Candidate;
import ai.babelbit.prediction.CandidateSource.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// See [NeuralSource]. Not thread-safe: one utterance, one thread.
final class NeuralDraw implements Draw {
    /// Fewer draws than this, or their torsos, are worse than none: measured at a budget of 20 ms.
    private static final int WORTHWHILE = 6;

    private final NeuralSource source;
    private final int[] context;
    private final SplittableRandom random;

    NeuralDraw(NeuralSource source, Context context, long seed) {
        this.source = source;
        this.context = source.texts().context(context, source.sampling().maxContext());
        this.random = new SplittableRandom(seed);
    }

    @Override
    public List<Candidate> propose(String prefix, int wanted, Deadline deadline) {
        List<Candidate> candidates = new ArrayList<>();
        for (Continuation continuation : continuations(prefix, wanted, deadline)) {
            String text = continuation.text();
            candidates.add(new Candidate(text.isEmpty() ? prefix : prefix + " " + text, 1));
        }
        return candidates;
    }

    /// Continuations of the prefix with their log-probabilities, as many as the deadline lets.
    List<Continuation> continuations(String prefix, int wanted, Deadline deadline) {
        SplittableRandom draws = random.split();
        if (wanted < 1 || !source.isWarm(deadline)) {
            return List.of();
        }
        int[] tokens = tokens(prefix);
        Desk desk = source.takeDesk();
        if (desk.affords(deadline) < Math.min(wanted, WORTHWHILE)) {
            source.giveBack(desk);
            return List.of();
        }
        Cursor cursor = source.cursors().take(tokens);
        try {
            if (!cursor.move(tokens, desk.decoder(), deadline)) {
                return List.of();
            }
            return source.crew().draw(desk, cursor, wanted, deadline, draws);
        } finally {
            source.cursors().giveBack(cursor);
            source.giveBack(desk);
        }
    }

    /// The context's and the prefix's tokens; of more than the model has positions for, the last.
    private int[] tokens(String prefix) {
        int[] words = source.texts().prefix(prefix);
        int[] all = Arrays.copyOf(context, context.length + words.length);
        System.arraycopy(words, 0, all, context.length, words.length);
        int most =
                Math.max(1, source.model().shape().length() - source.sampling().maxTokens());
        return all.length <= most ? all : Arrays.copyOfRange(all, all.length - most, all.length);
    }
}
