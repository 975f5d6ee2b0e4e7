package ai.babelbit.prediction.neural.kernel;

import java.lang.foreign.ValueLayout;

/// See [Kernels]. The specification: nothing clever.
final class ScalarKernels implements Kernels {
    @Override
    public void product(Matrix matrix, float[] in, int batch, float[] out, float[] tile) {
        int columns = matrix.columns();
        for (int row = 0; row < matrix.rows(); row++) {
            matrix.read(row, tile, 0);
            for (int b = 0; b < batch; b++) {
                float sum = 0;
                for (int c = 0; c < columns; c++) {
                    sum += tile[c] * in[b * columns + c];
                }
                out[b * matrix.rows() + row] = sum;
            }
        }
    }

    @Override
    public void product(Matrix matrix, short[] in, float scale, float[] out) {
        for (int row = 0; row < matrix.rows(); row++) {
            long from = (long) row * matrix.columns();
            int sum = 0;
            for (int c = 0; c < matrix.columns(); c++) {
                sum += matrix.data().get(ValueLayout.JAVA_BYTE, from + c) * in[c];
            }
            out[row] = sum * (scale * matrix.scale(row));
        }
    }

    @Override
    public float quantise(float[] in, int count, short[] out) {
        float most = 0;
        for (int i = 0; i < count; i++) {
            most = Math.max(most, Math.abs(in[i]));
        }
        float factor = most == 0 ? 0 : 127 / most;
        for (int i = 0; i < count; i++) {
            out[i] = (short) Math.rint(in[i] * factor);
        }
        return most / 127;
    }

    @Override
    public void norm(float[] in, float[] weight, float epsilon, int batch, float[] out) {
        int width = weight.length;
        for (int at = 0; at < batch * width; at += width) {
            float squares = 0;
            for (int i = 0; i < width; i++) {
                squares += in[at + i] * in[at + i];
            }
            float factor = (float) (1 / Math.sqrt(squares / width + epsilon));
            for (int i = 0; i < width; i++) {
                out[at + i] = in[at + i] * factor * weight[i];
            }
        }
    }

    @Override
    public void gate(float[] gate, float[] up, int count) {
        for (int i = 0; i < count; i++) {
            gate[i] = gate[i] / (1 + (float) Math.exp(-gate[i])) * up[i];
        }
    }

    @Override
    public void add(float[] into, float[] what, int count) {
        for (int i = 0; i < count; i++) {
            into[i] += what[i];
        }
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
        for (int h = 0; h < heads; h++) {
            for (int p = 0; p < positions; p++) {
                float sum = 0;
                for (int d = 0; d < width; d++) {
                    sum += query[queryAt + h * width + d] * keys[keysAt + d * stride + p];
                }
                out[outAt + h * outStride + p] = sum * factor;
            }
        }
    }

    @Override
    public float softmax(float[] x, int at, int count) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            most = Math.max(most, x[at + i]);
        }
        float sum = 0;
        for (int i = 0; i < count; i++) {
            x[at + i] = (float) Math.exp(x[at + i] - most);
            sum += x[at + i];
        }
        for (int i = 0; i < count; i++) {
            x[at + i] /= sum;
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
        for (int h = 0; h < heads; h++) {
            for (int p = 0; p < positions; p++) {
                float weight = weights[weightsAt + h * weightsStride + p];
                for (int d = 0; d < width; d++) {
                    out[outAt + h * width + d] += weight * values[valuesAt + p * width + d];
                }
            }
        }
    }

    @Override
    public float sumOver(float[] x, int at, int count, float threshold) {
        float sum = 0;
        for (int i = at; i < at + count; i++) {
            sum += x[i] > threshold ? x[i] : 0;
        }
        return sum;
    }
}
