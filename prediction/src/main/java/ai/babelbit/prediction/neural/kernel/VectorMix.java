package ai.babelbit.prediction.neural.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The weighted sums of attention's values, three heads at a time, so that each value is loaded once for all
/// three. See [Kernels#mix].
final class VectorMix {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = F.length();

    private VectorMix() {}

    static void mix(
            float[] weights,
            int weightsAt,
            int weightsStride,
            int heads,
            int positions,
            float[] values,
            int valuesAt,
            int width,
            float[] out,
            int outAt) {
        int d = 0;
        for (; d <= width - 2 * LANES; d += 2 * LANES) {
            int h = 0;
            for (; h + 2 < heads; h += 3) {
                int w = weightsAt + h * weightsStride;
                mixThree(weights, w, weightsStride, positions, values, valuesAt + d, width, out, outAt + h * width + d);
            }
            for (; h < heads; h++) {
                int w = weightsAt + h * weightsStride;
                mixOne(weights, w, positions, values, valuesAt, d, d + 2 * LANES, width, out, outAt + h * width);
            }
        }
        for (int h = 0; h < heads && d < width; h++) {
            int w = weightsAt + h * weightsStride;
            mixOne(weights, w, positions, values, valuesAt, d, width, width, out, outAt + h * width);
        }
    }

    private static void mixThree(
            float[] weights,
            int w,
            int weightsStride,
            int positions,
            float[] values,
            int valuesAt,
            int width,
            float[] out,
            int outAt) {
        FloatVector s00 = FloatVector.fromArray(F, out, outAt);
        FloatVector s01 = FloatVector.fromArray(F, out, outAt + LANES);
        FloatVector s10 = FloatVector.fromArray(F, out, outAt + width);
        FloatVector s11 = FloatVector.fromArray(F, out, outAt + width + LANES);
        FloatVector s20 = FloatVector.fromArray(F, out, outAt + 2 * width);
        FloatVector s21 = FloatVector.fromArray(F, out, outAt + 2 * width + LANES);
        for (int p = 0, at = valuesAt; p < positions; p++, at += width) {
            FloatVector v0 = FloatVector.fromArray(F, values, at);
            FloatVector v1 = FloatVector.fromArray(F, values, at + LANES);
            FloatVector w0 = FloatVector.broadcast(F, weights[w + p]);
            FloatVector w1 = FloatVector.broadcast(F, weights[w + weightsStride + p]);
            FloatVector w2 = FloatVector.broadcast(F, weights[w + 2 * weightsStride + p]);
            s00 = w0.fma(v0, s00);
            s01 = w0.fma(v1, s01);
            s10 = w1.fma(v0, s10);
            s11 = w1.fma(v1, s11);
            s20 = w2.fma(v0, s20);
            s21 = w2.fma(v1, s21);
        }
        s00.intoArray(out, outAt);
        s01.intoArray(out, outAt + LANES);
        s10.intoArray(out, outAt + width);
        s11.intoArray(out, outAt + width + LANES);
        s20.intoArray(out, outAt + 2 * width);
        s21.intoArray(out, outAt + 2 * width + LANES);
    }

    private static void mixOne(
            float[] weights,
            int w,
            int positions,
            float[] values,
            int valuesAt,
            int from,
            int to,
            int width,
            float[] out,
            int outAt) {
        for (int d = from; d < to; d += LANES) {
            VectorMask<Float> inside = F.indexInRange(d, to);
            FloatVector sum = FloatVector.fromArray(F, out, outAt + d, inside);
            for (int p = 0, at = valuesAt + d; p < positions; p++, at += width) {
                sum = FloatVector.fromArray(F, values, at, inside).fma(FloatVector.broadcast(F, weights[w + p]), sum);
            }
            sum.intoArray(out, outAt + d, inside);
        }
    }
}
