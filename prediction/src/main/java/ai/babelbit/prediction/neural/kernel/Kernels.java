package ai.babelbit.prediction.neural.kernel;

/// The inner loops of a decoder. All arrays are dense and row-major; implementations have no state and are safe for
/// concurrent use, allocate nothing, and agree with [#scalar] but for the order of sums.
public interface Kernels {
    /// How many rows of a matrix are turned into floats at a time; see [#product].
    int TILE = 4;

    /// The plain form, which says what is right.
    static Kernels scalar() {
        return new ScalarKernels();
    }

    /// The fastest that this JVM has: the vector form where the module `jdk.incubator.vector` is there and the
    /// processor has registers of at least 256 bits, else the plain form.
    static Kernels best() {
        return Fastest.KERNELS;
    }

    /// Many products at once: `out[b * rows + r] = sum over c of matrix[r, c] * in[b * columns + c]`.
    ///
    /// @param in (batch, columns)
    /// @param out (batch, rows)
    /// @param tile room for [#TILE] rows of floats
    void product(Matrix matrix, float[] in, int batch, float[] out, float[] tile);

    /// One product with a matrix of type I8 and a vector that [#quantise] made, in whole numbers but for the scales.
    ///
    /// @param in (columns), each in [-127, 127]
    /// @param out (rows)
    void product(Matrix matrix, short[] in, float scale, float[] out);

    /// Rounds to whole numbers in [-127, 127]; the answer is what one of them is worth, 0 when all are 0.
    float quantise(float[] in, int count, short[] out);

    /// Root-mean-square norm of each of `batch` rows: `out = in / sqrt(mean(in^2) + epsilon) * weight`.
    void norm(float[] in, float[] weight, float epsilon, int batch, float[] out);

    /// SwiGLU's product, in place: `gate = gate / (1 + exp(-gate)) * up`.
    void gate(float[] gate, float[] up, int count);

    /// `into += what`
    void add(float[] into, float[] what, int count);

    /// Products of the queries of some heads with the keys of some positions that these heads share:
    /// `out[outAt + h * outStride + p] = factor * sum over d of query[queryAt + h * width + d] *
    /// keys[keysAt + d * stride + p]`.
    ///
    /// @param keys transposed: one row of positions for each of the `width` dimensions
    void scores(
            float[] query,
            int queryAt,
            int heads,
            int width,
            float factor,
            float[] keys,
            int keysAt,
            int stride,
            int positions,
            float[] out,
            int outAt,
            int outStride);

    /// Turns scores into probabilities, in place: `x = exp(x - max) / sum`. The answer is the logarithm of what
    /// they were divided by, so that a score's log-probability is the score less the answer.
    float softmax(float[] x, int at, int count);

    /// Adds the values of some positions, by each head's own weights: `out[outAt + h * width + d] += sum over p of
    /// weights[weightsAt + h * weightsStride + p] * values[valuesAt + p * width + d]`.
    void mix(
            float[] weights,
            int weightsAt,
            int weightsStride,
            int heads,
            int positions,
            float[] values,
            int valuesAt,
            int width,
            float[] out,
            int outAt);

    /// The sum of those of `x[at...]` that are over `threshold`.
    float sumOver(float[] x, int at, int count, float threshold);
}
