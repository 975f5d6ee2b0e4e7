package ai.babelbit.prediction.neural;

import org.jspecify.annotations.Nullable;

/// What one pass of the decoder works on: tokens side by side, each seeing the first positions of a cache that all
/// share and then those of its own, if it has one. Not thread-safe; used again and again.
final class Rows {
    final int capacity;
    final int[] tokens;
    /// How many positions of the shared cache a row sees, itself included where it has no cache of its own.
    final int[] shared;
    /// Where a row's key and value go; null is the shared cache.
    final @Nullable KvCache[] own;
    /// How many positions of its own a row sees, itself included.
    final int[] owned;
    private int count;

    Rows(int capacity) {
        this.capacity = capacity;
        this.tokens = new int[capacity];
        this.shared = new int[capacity];
        this.own = new KvCache[capacity];
        this.owned = new int[capacity];
    }

    int count() {
        return count;
    }

    void clear() {
        count = 0;
    }

    /// A token that becomes the shared cache's position `position`.
    void addShared(int token, int position) {
        add(token, position + 1, null, 0);
    }

    /// A token that becomes position `position` of its own cache, after `shared` positions of the shared one.
    void addOwn(int token, int sharedPositions, KvCache cache, int position) {
        add(token, sharedPositions, cache, position + 1);
    }

    private void add(int token, int sharedPositions, @Nullable KvCache cache, int ownPositions) {
        tokens[count] = token;
        shared[count] = sharedPositions;
        own[count] = cache;
        owned[count] = ownPositions;
        count++;
    }

    int position(int row) {
        return shared[row] + owned[row] - 1;
    }
}
