package ai.babelbit.prediction.neural.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// See [Kernels]. Sums run over lanes; what is left over at an end falls to the scalar form's loop.
final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = F.length();
    /// As many bytes as there are lanes of floats
    private static final VectorSpecies<Byte> B = VectorSpecies.of(byte.class, shape(8 * LANES));
    /// Twice as many short lanes as float lanes
    private static final VectorSpecies<Short> S = VectorSpecies.of(short.class, F.vectorShape());
    private static final VectorSpecies<Byte> HALF = VectorSpecies.of(byte.class, shape(8 * S.length()));
    private static final VectorSpecies<Integer> I = VectorSpecies.of(int.class, F.vectorShape());
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private static VectorShape shape(int bits) {
        return VectorShape.forBitSize(Math.max(64, bits));
    }

    static boolean isSupported() {
        return FloatVector.SPECIES_PREFERRED.length() >= 8;
    }

    @Override
    public void product(Matrix matrix, float[] in, int batch, float[] out, float[] tile) {
        int rows = matrix.rows();
        int columns = matrix.columns();
        for (int row = 0; row < rows; row += TILE) {
            int height = Math.min(TILE, rows - row);
            for (int i = 0; i < height; i++) {
                read(matrix, row + i, tile, i * columns);
            }
            int b = 0;
            if (height == TILE) {
                for (; b + 3 < batch; b += 4) {
                    fourByFour(tile, in, b * columns, columns, out, b * rows + row, rows);
                }
            }
            for (; b < batch; b++) {
                for (int i = 0; i < height; i++) {
                    out[b * rows + row + i] = dot(tile, i * columns, in, b * columns, columns);
                }
            }
        }
    }

    private static void read(Matrix matrix, int row, float[] out, int at) {
        if (matrix.type() != Matrix.Type.I8) {
            matrix.read(row, out, at);
            return;
        }
        MemorySegment data = matrix.data();
        float scale = matrix.scale(row);
        int columns = matrix.columns();
        long from = (long) row * columns;
        int i = 0;
        for (; i <= columns - LANES; i += LANES) {
            FloatVector values = (FloatVector)
                    ByteVector.fromMemorySegment(B, data, from + i, ORDER).convertShape(VectorOperators.B2F, F, 0);
            values.mul(scale).intoArray(out, at + i);
        }
        for (; i < columns; i++) {
            out[at + i] = data.get(ValueLayout.JAVA_BYTE, from + i) * scale;
        }
    }

    /// Four rows with four vectors: sixteen sums that stay in registers share eight loads a step.
    private static void fourByFour(float[] w, float[] x, int xAt, int n, float[] out, int outAt, int stride) {
        FloatVector s00 = FloatVector.zero(F), s01 = s00, s02 = s00, s03 = s00;
        FloatVector s10 = s00, s11 = s00, s12 = s00, s13 = s00;
        FloatVector s20 = s00, s21 = s00, s22 = s00, s23 = s00;
        FloatVector s30 = s00, s31 = s00, s32 = s00, s33 = s00;
        int end = n - n % LANES;
        for (int i = 0; i < end; i += LANES) {
            FloatVector x0 = FloatVector.fromArray(F, x, xAt + i);
            FloatVector x1 = FloatVector.fromArray(F, x, xAt + n + i);
            FloatVector x2 = FloatVector.fromArray(F, x, xAt + 2 * n + i);
            FloatVector x3 = FloatVector.fromArray(F, x, xAt + 3 * n + i);
            FloatVector w0 = FloatVector.fromArray(F, w, i);
            s00 = w0.fma(x0, s00);
            s01 = w0.fma(x1, s01);
            s02 = w0.fma(x2, s02);
            s03 = w0.fma(x3, s03);
            FloatVector w1 = FloatVector.fromArray(F, w, n + i);
            s10 = w1.fma(x0, s10);
            s11 = w1.fma(x1, s11);
            s12 = w1.fma(x2, s12);
            s13 = w1.fma(x3, s13);
            FloatVector w2 = FloatVector.fromArray(F, w, 2 * n + i);
            s20 = w2.fma(x0, s20);
            s21 = w2.fma(x1, s21);
            s22 = w2.fma(x2, s22);
            s23 = w2.fma(x3, s23);
            FloatVector w3 = FloatVector.fromArray(F, w, 3 * n + i);
            s30 = w3.fma(x0, s30);
            s31 = w3.fma(x1, s31);
            s32 = w3.fma(x2, s32);
            s33 = w3.fma(x3, s33);
        }
        four(s00, s10, s20, s30, w, x, xAt, end, n, out, outAt);
        four(s01, s11, s21, s31, w, x, xAt + n, end, n, out, outAt + stride);
        four(s02, s12, s22, s32, w, x, xAt + 2 * n, end, n, out, outAt + 2 * stride);
        four(s03, s13, s23, s33, w, x, xAt + 3 * n, end, n, out, outAt + 3 * stride);
    }

    private static void four(
            FloatVector s0,
            FloatVector s1,
            FloatVector s2,
            FloatVector s3,
            float[] w,
            float[] x,
            int xAt,
            int from,
            int n,
            float[] out,
            int outAt) {
        float r0 = s0.reduceLanes(VectorOperators.ADD);
        float r1 = s1.reduceLanes(VectorOperators.ADD);
        float r2 = s2.reduceLanes(VectorOperators.ADD);
        float r3 = s3.reduceLanes(VectorOperators.ADD);
        for (int i = from; i < n; i++) {
            r0 += w[i] * x[xAt + i];
            r1 += w[n + i] * x[xAt + i];
            r2 += w[2 * n + i] * x[xAt + i];
            r3 += w[3 * n + i] * x[xAt + i];
        }
        out[outAt] = r0;
        out[outAt + 1] = r1;
        out[outAt + 2] = r2;
        out[outAt + 3] = r3;
    }

    private static float dot(float[] a, int aAt, float[] b, int bAt, int n) {
        FloatVector sum = FloatVector.zero(F);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            sum = FloatVector.fromArray(F, a, aAt + i).fma(FloatVector.fromArray(F, b, bAt + i), sum);
        }
        float total = sum.reduceLanes(VectorOperators.ADD);
        for (; i < n; i++) {
            total += a[aAt + i] * b[bAt + i];
        }
        return total;
    }

    @Override
    public void product(Matrix matrix, short[] in, float scale, float[] out) {
        MemorySegment data = matrix.data();
        int columns = matrix.columns();
        int rows = matrix.rows();
        int row = 0;
        for (; row + 1 < rows; row += 2) {
            twoRows(matrix, data, row, in, columns, scale, out);
        }
        for (; row < rows; row++) {
            out[row] = sumOfProducts(data, (long) row * columns, in, 0, columns) * (scale * matrix.scale(row));
        }
    }

    /// Two rows at a time; with four the compiler gave up on keeping vectors out of the heap.
    private static void twoRows(
            Matrix matrix, MemorySegment data, int row, short[] in, int n, float scale, float[] out) {
        IntVector s0 = IntVector.zero(I);
        IntVector s1 = s0;
        int step = 2 * S.length();
        int end = n - n % step;
        long at0 = (long) row * n;
        long at1 = at0 + n;
        for (int i = 0; i < end; i += step) {
            ShortVector a = ShortVector.fromArray(S, in, i);
            ShortVector b = ShortVector.fromArray(S, in, i + S.length());
            s0 = s0.add(pairs(data, at0 + i, a, b));
            s1 = s1.add(pairs(data, at1 + i, a, b));
        }
        out[row] = (s0.reduceLanes(VectorOperators.ADD) + sumOfProducts(data, at0, in, end, n))
                * (scale * matrix.scale(row));
        out[row + 1] = (s1.reduceLanes(VectorOperators.ADD) + sumOfProducts(data, at1, in, end, n))
                * (scale * matrix.scale(row + 1));
    }

    /// Two products fit into a short, since 2 * 127 * 127 < 2^15; then neighbours are added as ints.
    private static IntVector pairs(MemorySegment data, long at, ShortVector a, ShortVector b) {
        ShortVector sum =
                widened(data, at).mul(a).add(widened(data, at + S.length()).mul(b));
        IntVector both = sum.reinterpretAsInts();
        return both.lanewise(VectorOperators.LSHL, 16)
                .lanewise(VectorOperators.ASHR, 16)
                .add(both.lanewise(VectorOperators.ASHR, 16));
    }

    private static ShortVector widened(MemorySegment data, long at) {
        return (ShortVector)
                ByteVector.fromMemorySegment(HALF, data, at, ORDER).convertShape(VectorOperators.B2S, S, 0);
    }

    private static int sumOfProducts(MemorySegment data, long at, short[] in, int from, int to) {
        int sum = 0;
        for (int c = from; c < to; c++) {
            sum += data.get(ValueLayout.JAVA_BYTE, at + c) * in[c];
        }
        return sum;
    }

    @Override
    public float quantise(float[] in, int count, short[] out) {
        return PLAIN.quantise(in, count, out);
    }

    /// For what the compiler turns into vector code by itself, or what takes no time.
    private static final ScalarKernels PLAIN = new ScalarKernels();

    @Override
    public void norm(float[] in, float[] weight, float epsilon, int batch, float[] out) {
        int width = weight.length;
        for (int at = 0; at < batch * width; at += width) {
            float factor = (float) (1 / Math.sqrt(dot(in, at, in, at, width) / width + epsilon));
            for (int i = 0; i < width; i++) {
                out[at + i] = in[at + i] * factor * weight[i];
            }
        }
    }

    @Override
    public void gate(float[] gate, float[] up, int count) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            FloatVector g = FloatVector.fromArray(F, gate, i);
            FloatVector divisor = g.neg().lanewise(VectorOperators.EXP).add(1);
            g.div(divisor).mul(FloatVector.fromArray(F, up, i)).intoArray(gate, i);
        }
        for (; i < count; i++) {
            gate[i] = gate[i] / (1 + (float) Math.exp(-gate[i])) * up[i];
        }
    }

    @Override
    public void add(float[] into, float[] what, int count) {
        PLAIN.add(into, what, count);
    }

    @Override
    public void scores(
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
            int outStride) {
        int h = 0;
        int whole = positions - positions % (4 * LANES);
        for (; h + 2 < heads; h += 3) {
            threeHeads(
                    query,
                    queryAt + h * width,
                    width,
                    factor,
                    keys,
                    keysAt,
                    stride,
                    whole,
                    out,
                    outAt + h * outStride,
                    outStride);
        }
        int before = h;
        for (h = 0; h < heads; h++) {
            int from = h < before ? whole : 0;
            oneHead(
                    query,
                    queryAt + h * width,
                    width,
                    factor,
                    keys,
                    keysAt,
                    stride,
                    from,
                    positions,
                    out,
                    outAt + h * outStride);
        }
    }

    /// Three heads with four vectors of positions: each key is loaded once for all three.
    private static void threeHeads(
            float[] query,
            int q,
            int width,
            float factor,
            float[] keys,
            int keysAt,
            int stride,
            int positions,
            float[] out,
            int outAt,
            int outStride) {
        FloatVector zero = FloatVector.zero(F);
        for (int p = 0; p < positions; p += 4 * LANES) {
            FloatVector s00 = zero, s01 = zero, s02 = zero, s03 = zero;
            FloatVector s10 = zero, s11 = zero, s12 = zero, s13 = zero;
            FloatVector s20 = zero, s21 = zero, s22 = zero, s23 = zero;
            for (int d = 0, at = keysAt + p; d < width; d++, at += stride) {
                FloatVector k0 = FloatVector.fromArray(F, keys, at);
                FloatVector k1 = FloatVector.fromArray(F, keys, at + LANES);
                FloatVector k2 = FloatVector.fromArray(F, keys, at + 2 * LANES);
                FloatVector k3 = FloatVector.fromArray(F, keys, at + 3 * LANES);
                FloatVector q0 = FloatVector.broadcast(F, query[q + d]);
                s00 = q0.fma(k0, s00);
                s01 = q0.fma(k1, s01);
                s02 = q0.fma(k2, s02);
                s03 = q0.fma(k3, s03);
                FloatVector q1 = FloatVector.broadcast(F, query[q + width + d]);
                s10 = q1.fma(k0, s10);
                s11 = q1.fma(k1, s11);
                s12 = q1.fma(k2, s12);
                s13 = q1.fma(k3, s13);
                FloatVector q2 = FloatVector.broadcast(F, query[q + 2 * width + d]);
                s20 = q2.fma(k0, s20);
                s21 = q2.fma(k1, s21);
                s22 = q2.fma(k2, s22);
                s23 = q2.fma(k3, s23);
            }
            int to = outAt + p;
            s00.mul(factor).intoArray(out, to);
            s01.mul(factor).intoArray(out, to + LANES);
            s02.mul(factor).intoArray(out, to + 2 * LANES);
            s03.mul(factor).intoArray(out, to + 3 * LANES);
            s10.mul(factor).intoArray(out, to + outStride);
            s11.mul(factor).intoArray(out, to + outStride + LANES);
            s12.mul(factor).intoArray(out, to + outStride + 2 * LANES);
            s13.mul(factor).intoArray(out, to + outStride + 3 * LANES);
            s20.mul(factor).intoArray(out, to + 2 * outStride);
            s21.mul(factor).intoArray(out, to + 2 * outStride + LANES);
            s22.mul(factor).intoArray(out, to + 2 * outStride + 2 * LANES);
            s23.mul(factor).intoArray(out, to + 2 * outStride + 3 * LANES);
        }
    }

    private static void oneHead(
            float[] query,
            int queryAt,
            int width,
            float factor,
            float[] keys,
            int keysAt,
            int stride,
            int from,
            int positions,
            float[] out,
            int outAt) {
        int p = from;
        for (; p <= positions - LANES; p += LANES) {
            FloatVector sum = FloatVector.zero(F);
            for (int d = 0, at = keysAt + p; d < width; d++, at += stride) {
                sum = FloatVector.fromArray(F, keys, at).fma(FloatVector.broadcast(F, query[queryAt + d]), sum);
            }
            sum.mul(factor).intoArray(out, outAt + p);
        }
        if (p < positions) {
            VectorMask<Float> inside = F.indexInRange(p, positions);
            FloatVector sum = FloatVector.zero(F);
            for (int d = 0, at = keysAt + p; d < width; d++, at += stride) {
                sum = FloatVector.fromArray(F, keys, at, inside).fma(FloatVector.broadcast(F, query[queryAt + d]), sum);
            }
            sum.mul(factor).intoArray(out, outAt + p, inside);
        }
    }

    @Override
    public float softmax(float[] x, int at, int count) {
        FloatVector mosts = FloatVector.broadcast(F, Float.NEGATIVE_INFINITY);
        int end = at + F.loopBound(count);
        for (int i = at; i < end; i += LANES) {
            mosts = mosts.max(FloatVector.fromArray(F, x, i));
        }
        float most = mosts.reduceLanes(VectorOperators.MAX);
        for (int i = end; i < at + count; i++) {
            most = Math.max(most, x[i]);
        }
        FloatVector sums = FloatVector.zero(F);
        for (int i = at; i < end; i += LANES) {
            FloatVector e = FloatVector.fromArray(F, x, i).sub(most).lanewise(VectorOperators.EXP);
            e.intoArray(x, i);
            sums = sums.add(e);
        }
        float sum = sums.reduceLanes(VectorOperators.ADD);
        for (int i = end; i < at + count; i++) {
            x[i] = (float) Math.exp(x[i] - most);
            sum += x[i];
        }
        float factor = 1 / sum;
        for (int i = at; i < at + count; i++) {
            x[i] *= factor;
        }
        return most + (float) Math.log(sum);
    }

    @Override
    public void mix(
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
        VectorMix.mix(weights, weightsAt, weightsStride, heads, positions, values, valuesAt, width, out, outAt);
    }

    @Override
    public float sumOver(float[] x, int at, int count, float threshold) {
        FloatVector sum = FloatVector.zero(F);
        int end = at + F.loopBound(count);
        for (int i = at; i < end; i += LANES) {
            FloatVector v = FloatVector.fromArray(F, x, i);
            sum = sum.add(v, v.compare(VectorOperators.GT, threshold));
        }
        float total = sum.reduceLanes(VectorOperators.ADD);
        for (int i = end; i < at + count; i++) {
            total += x[i] > threshold ? x[i] : 0;
        }
        return total;
    }
}
