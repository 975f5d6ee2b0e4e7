package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.Deadline;
import java.util.Arrays;

/// A dialogue's tokens up to here with the cache of what the model made of them. Not thread-safe while it moves.
final class Cursor {
    /// With less time than this, in nanoseconds, only [#FEW] tokens go between two looks at the clock.
    private static final long PLENTY = 100_000_000;

    private static final int FEW = 4;

    private final KvCache cache;
    private int[] tokens = new int[256];
    private int size;

    Cursor(Shape shape) {
        this.cache = new KvCache(shape, 256);
    }

    KvCache cache() {
        return cache;
    }

    /// How many positions are cached.
    int size() {
        return size;
    }

    /// How many of these tokens, from the first on, are cached already.
    int shares(int[] wanted) {
        int most = Math.min(size, wanted.length);
        int same = 0;
        while (same < most && tokens[same] == wanted[same]) {
            same++;
        }
        return same;
    }

    /// Runs what is missing through the decoder, so that exactly these tokens are cached and its first logits are
    /// what follows the last of them. False when the deadline passed before that; what was done by then is kept.
    boolean move(int[] wanted, Decoder decoder, Deadline deadline) {
        // The last token runs again even where it is known, since its logits are wanted.
        size = Math.min(shares(wanted), wanted.length - 1);
        cache.reserve(wanted.length);
        if (tokens.length < wanted.length) {
            tokens = Arrays.copyOf(tokens, 2 * wanted.length);
        }
        Rows rows = decoder.rows();
        while (size < wanted.length) {
            if (deadline.hasPassed()) {
                return false;
            }
            int most = deadline.remainingNanos() > PLENTY ? rows.capacity : Math.min(FEW, rows.capacity);
            rows.clear();
            for (; rows.count() < most && size < wanted.length; size++) {
                tokens[size] = wanted[size];
                rows.addShared(wanted[size], size);
            }
            boolean last = size == wanted.length;
            decoder.pass(cache, last ? rows.count() - 1 : rows.count());
        }
        return true;
    }
}
