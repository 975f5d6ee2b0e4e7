package ai.babelbit.prediction.neural;

/// The keys and values of positions already seen. Keys lie transposed, so that a query's products with all of them
/// run over neighbours. Not thread-safe while it grows; once it does not, many may read it.
final class KvCache {
    private final int planes;
    private final int headWidth;
    private int capacity;
    /// (layers x key-value heads, headWidth, capacity)
    private float[] keys;
    /// (layers x key-value heads, capacity, headWidth)
    private float[] values;

    KvCache(Shape shape, int capacity) {
        this.planes = shape.layers() * shape.kvHeads();
        this.headWidth = shape.headWidth();
        this.capacity = capacity;
        this.keys = new float[Math.multiplyExact(planes * headWidth, capacity)];
        this.values = new float[keys.length];
    }

    /// Makes room, keeping what is there.
    void reserve(int positions) {
        if (positions <= capacity) {
            return;
        }
        int grown = Math.max(positions, 2 * capacity);
        float[] newKeys = new float[Math.multiplyExact(planes * headWidth, grown)];
        float[] newValues = new float[newKeys.length];
        for (int row = 0; row < planes * headWidth; row++) {
            System.arraycopy(keys, row * capacity, newKeys, row * grown, capacity);
        }
        int plane = capacity * headWidth;
        for (int p = 0; p < planes; p++) {
            System.arraycopy(values, p * plane, newValues, p * grown * headWidth, plane);
        }
        keys = newKeys;
        values = newValues;
        capacity = grown;
    }

    /// Writes one position's key and value of one plane, taken from `k[at...]` and `v[at...]`.
    void put(int plane, int position, float[] k, float[] v, int at) {
        int key = keysAt(plane) + position;
        for (int d = 0; d < headWidth; d++, key += capacity) {
            keys[key] = k[at + d];
        }
        System.arraycopy(v, at, values, valuesAt(plane) + position * headWidth, headWidth);
    }

    float[] keys() {
        return keys;
    }

    float[] values() {
        return values;
    }

    int keysAt(int plane) {
        return plane * headWidth * capacity;
    }

    int valuesAt(int plane) {
        return plane * headWidth * capacity;
    }

    int capacity() {
        return capacity;
    }

    long bytes() {
        return 8L * keys.length;
    }
}
