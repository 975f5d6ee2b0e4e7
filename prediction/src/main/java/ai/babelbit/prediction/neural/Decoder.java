package ai.babelbit.prediction.neural;

import ai.babelbit.prediction.neural.kernel.Kernels;
import ai.babelbit.prediction.neural.kernel.Matrix;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Runs tokens through the layers. Holds the room that a pass needs and allocates nothing in it. Not thread-safe:
/// one thread, one decoder; the weights behind it are shared.
final class Decoder {
    /// Up to so many rows, whole-number products row by row are quicker than floats for all; measured.
    private static final int FEW = 2;

    private final Shape shape;
    private final Weights weights;
    private final Rotation rotation;
    private final Kernels kernels;
    private final boolean wholeNumbers;
    private final Rows rows;
    /// Whether this pass goes through int8 matrices in whole numbers.
    private boolean rounding;

    /// (rows, width)
    private final float[] x;
    private final float[] normed;
    private final float[] merged;
    /// (rows, heads x headWidth)
    private final float[] query;
    private final float[] attended;
    /// (rows, kvHeads x headWidth)
    private final float[] key;
    private final float[] value;
    /// (rows, feedForward)
    private final float[] gate;
    private final float[] up;
    /// (rows, vocabulary)
    private final float[] logits;
    private final float[] tile;
    private float[] scores;
    private final short[] rounded;
    private final float[] oneIn;
    private final float[] oneOut;

    /// @param wholeNumbers whether a few rows of their own may go through int8 matrices in whole numbers; what goes
    /// into the shared cache never does, so that it is the same however its tokens came, one by one or together
    Decoder(Shape shape, Weights weights, Rotation rotation, Kernels kernels, int capacity, boolean wholeNumbers) {
        this.shape = shape;
        this.weights = weights;
        this.rotation = rotation;
        this.kernels = kernels;
        this.wholeNumbers = wholeNumbers;
        this.rows = new Rows(capacity);
        int widest = Math.max(Math.max(shape.width(), shape.queryWidth()), shape.feedForward());
        this.x = new float[capacity * shape.width()];
        this.normed = new float[x.length];
        this.merged = new float[x.length];
        this.query = new float[capacity * shape.queryWidth()];
        this.attended = new float[query.length];
        this.key = new float[capacity * shape.kvWidth()];
        this.value = new float[key.length];
        this.gate = new float[capacity * shape.feedForward()];
        this.up = new float[gate.length];
        this.logits = new float[Math.multiplyExact(capacity, shape.vocabulary())];
        this.tile = new float[Kernels.TILE * widest];
        this.scores = new float[256 * shape.group()];
        this.rounded = new short[widest];
        this.oneIn = new float[widest];
        this.oneOut = new float[Math.max(widest, shape.vocabulary())];
    }

    /// The rows of the next pass; fill them, then [#pass].
    Rows rows() {
        return rows;
    }

    /// (rows asked for, vocabulary), after a pass: what follows the first row asked for, and so on.
    float[] logits() {
        return logits;
    }

    /// Runs the rows through all layers and puts their keys and values where they go.
    ///
    /// @param shared what all rows see; must have room for the rows that go there
    /// @param from the first row whose [#logits] are wanted; the number of rows for none
    void pass(@Nullable KvCache shared, int from) {
        int count = rows.count();
        int longest = 0;
        for (int row = 0; row < count; row++) {
            weights.embedding().read(rows.tokens[row], x, row * shape.width());
            longest = Math.max(longest, rows.shared[row] + rows.owned[row]);
        }
        if (scores.length < longest * shape.group()) {
            scores = new float[2 * longest * shape.group()];
        }
        rounding = wholeNumbers && count <= FEW && rows.own[0] != null;
        for (int layer = 0; layer < shape.layers(); layer++) {
            Weights.Layer w = weights.layers().get(layer);
            kernels.norm(x, w.attentionNorm(), shape.epsilon(), count, normed);
            multiply(normed, count, w.query(), query);
            multiply(normed, count, w.key(), key);
            multiply(normed, count, w.value(), value);
            attend(shared, layer);
            multiply(attended, count, w.merge(), merged);
            kernels.add(x, merged, count * shape.width());
            kernels.norm(x, w.feedForwardNorm(), shape.epsilon(), count, normed);
            multiply(normed, count, w.gate(), gate);
            multiply(normed, count, w.up(), up);
            kernels.gate(gate, up, count * shape.feedForward());
            multiply(gate, count, w.down(), merged);
            kernels.add(x, merged, count * shape.width());
        }
        if (from < count) {
            predict(from, count);
        }
    }

    private void predict(int from, int count) {
        int width = shape.width();
        if (from > 0) {
            // Moved to the front: products have no offset.
            System.arraycopy(x, from * width, x, 0, (count - from) * width);
        }
        kernels.norm(x, weights.norm(), shape.epsilon(), count - from, normed);
        multiply(normed, count - from, weights.output(), logits);
    }

    private void multiply(float[] in, int count, Matrix matrix, float[] out) {
        if (!rounding || matrix.type() != Matrix.Type.I8) {
            kernels.product(matrix, in, count, out, tile);
            return;
        }
        for (int row = 0; row < count; row++) {
            float[] from = in;
            float[] to = out;
            if (row > 0) {
                System.arraycopy(in, row * matrix.columns(), oneIn, 0, matrix.columns());
                from = oneIn;
                to = oneOut;
            }
            float scale = kernels.quantise(from, matrix.columns(), rounded);
            kernels.product(matrix, rounded, scale, to);
            if (row > 0) {
                System.arraycopy(oneOut, 0, out, row * matrix.rows(), matrix.rows());
            }
        }
    }

    private void attend(@Nullable KvCache shared, int layer) {
        int count = rows.count();
        int plane = layer * shape.kvHeads();
        for (int row = 0; row < count; row++) {
            int position = rows.position(row);
            rotation.turn(query, row * shape.queryWidth(), shape.heads(), position);
            rotation.turn(key, row * shape.kvWidth(), shape.kvHeads(), position);
            KvCache own = rows.own[row];
            KvCache target = own != null ? own : require(shared);
            int at = (own != null ? rows.owned[row] : rows.shared[row]) - 1;
            for (int head = 0; head < shape.kvHeads(); head++) {
                target.put(plane + head, at, key, value, row * shape.kvWidth() + head * shape.headWidth());
            }
        }
        Arrays.fill(attended, 0, count * shape.queryWidth(), 0);
        // Head by head, so that what rows share of it is read from the nearest cache.
        for (int head = 0; head < shape.kvHeads(); head++) {
            for (int row = 0; row < count; row++) {
                attendGroup(
                        shared, plane + head, row, (row * shape.kvHeads() + head) * shape.group() * shape.headWidth());
            }
        }
    }

    /// The heads that share a key and a value, of one row; `at` is where the first lies in the query.
    private void attendGroup(@Nullable KvCache shared, int plane, int row, int at) {
        int width = shape.headWidth();
        int group = shape.group();
        float factor = (float) (1 / Math.sqrt(width));
        int before = rows.shared[row];
        int owned = rows.owned[row];
        int all = before + owned;
        KvCache own = rows.own[row];
        if (before > 0) {
            KvCache c = require(shared);
            kernels.scores(
                    query, at, group, width, factor, c.keys(), c.keysAt(plane), c.capacity(), before, scores, 0, all);
        }
        if (own != null) {
            int from = own.keysAt(plane);
            kernels.scores(
                    query, at, group, width, factor, own.keys(), from, own.capacity(), owned, scores, before, all);
        }
        for (int g = 0; g < group; g++) {
            kernels.softmax(scores, g * all, all);
        }
        if (before > 0) {
            KvCache c = require(shared);
            kernels.mix(scores, 0, all, group, before, c.values(), c.valuesAt(plane), width, attended, at);
        }
        if (own != null) {
            kernels.mix(scores, before, all, group, owned, own.values(), own.valuesAt(plane), width, attended, at);
        }
    }

    private static KvCache require(@Nullable KvCache cache) {
        if (cache == null) {
            throw new IllegalStateException("a row sees shared positions, but there is no shared cache");
        }
        return cache;
    }
}
