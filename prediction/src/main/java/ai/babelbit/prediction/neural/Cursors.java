package ai.babelbit.prediction.neural;

import java.util.ArrayDeque;
import java.util.Deque;

/// The cursors of recent dialogues, so that only new words are computed. Bounded: the one unused longest goes first.
/// Safe for concurrent use.
final class Cursors {
    private final Shape shape;
    private final int most;
    /// Most recently used first
    private final Deque<Cursor> idle = new ArrayDeque<>();

    Cursors(Shape shape, int most) {
        this.shape = shape;
        this.most = most;
    }

    /// Takes the one that already has most of these tokens, for the caller alone until it is [#giveBack]ed.
    synchronized Cursor take(int[] tokens) {
        Cursor best = null;
        // A shared beginning of a few tokens is not worth spoiling another dialogue's cache.
        int shared = Math.min(tokens.length / 2, 16);
        for (Cursor cursor : idle) {
            int same = cursor.shares(tokens);
            if (same > shared) {
                shared = same;
                best = cursor;
            }
        }
        if (best != null) {
            idle.remove(best);
            return best;
        }
        Cursor oldest = idle.size() >= most ? idle.pollLast() : null;
        return oldest != null ? oldest : new Cursor(shape);
    }

    synchronized void giveBack(Cursor cursor) {
        idle.addFirst(cursor);
        if (idle.size() > most) {
            idle.removeLast();
        }
    }
}
