package ai.babelbit.prediction.neural.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every implementation computes, against the formulas in double precision, at sizes around every boundary.
abstract class KernelsContract {
    private final SplittableRandom random = new SplittableRandom(4);

    abstract Kernels kernels();

    @ParameterizedTest(name = "{0} columns, seed 4")
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 96, 384})
    void manyProductsAtOnceAreSumsOfProducts(int columns) {
        for (int rows : new int[] {1, 3, 4, 5, 8}) {
            for (int batch : new int[] {1, 2, 3, 4, 5, 9}) {
                Matrix matrix = int8(rows, columns);
                float[] in = floats(batch * columns);
                float[] out = floats(batch * rows);
                kernels().product(matrix, in, batch, out, new float[Kernels.TILE * columns]);
                float[] row = new float[columns];
                for (int r = 0; r < rows; r++) {
                    matrix.read(r, row, 0);
                    for (int b = 0; b < batch; b++) {
                        assertThat((double) out[b * rows + r])
                                .isCloseTo(dot(row, 0, in, b * columns, columns), within(1e-4));
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} columns, seed 4")
    @ValueSource(ints = {1, 16, 31, 32, 33, 63, 64, 65, 127, 128, 129, 384, 1024})
    void productsInWholeNumbersAreExact(int columns) {
        for (int rows : new int[] {1, 4, 7}) {
            Matrix matrix = int8(rows, columns);
            short[] in = new short[columns];
            for (int i = 0; i < columns; i++) {
                in[i] = (short) (random.nextBoolean() ? 127 : -127);
            }
            float[] out = new float[rows];
            kernels().product(matrix, in, 0.5f, out);
            for (int r = 0; r < rows; r++) {
                long sum = 0;
                for (int c = 0; c < columns; c++) {
                    sum += (long) in[c] * matrix.data().get(ValueLayout.JAVA_BYTE, (long) r * columns + c);
                }
                assertThat(out[r]).isEqualTo(sum * (0.5f * matrix.scale(r)));
            }
        }
    }

    @Test
    void extremeBytesDoNotOverflow() {
        int columns = 4096;
        byte[] bytes = new byte[columns];
        Arrays.fill(bytes, (byte) -128);
        short[] in = new short[columns];
        Arrays.fill(in, (short) -127);
        float[] out = new float[1];
        kernels().product(Matrix.int8(1, columns, segment(bytes), new float[] {1}), in, 1, out);
        assertThat(out[0]).isEqualTo(128f * 127 * columns);
    }

    @Test
    void roundingKeepsTheLargestAndIsOffByHalfAStepAtMost() {
        float[] in = floats(100);
        short[] out = new short[100];
        float scale = kernels().quantise(in, 100, out);
        for (int i = 0; i < in.length; i++) {
            assertThat((double) out[i] * scale).isCloseTo(in[i], within(scale * 0.501));
            assertThat((int) out[i]).isBetween(-127, 127);
        }
        assertThat(kernels().quantise(new float[3], 3, out)).isZero();
        assertThat(out[0]).isZero();
    }

    @ParameterizedTest(name = "{0}, seed 4")
    @ValueSource(ints = {1, 8, 15, 16, 17, 48, 100})
    void normGateSoftmaxAndSumsFollowTheirFormulas(int n) {
        float[] x = floats(2 * n);
        float[] weight = floats(n);
        float[] out = new float[2 * n];
        kernels().norm(x, weight, 1e-5f, 2, out);
        for (int row = 0; row < 2; row++) {
            double mean = dot(x, row * n, x, row * n, n) / n;
            for (int i = 0; i < n; i++) {
                double expected = x[row * n + i] / Math.sqrt(mean + 1e-5) * weight[i];
                assertThat((double) out[row * n + i]).isCloseTo(expected, within(1e-5));
            }
        }
        float[] gate = floats(n);
        float[] gated = gate.clone();
        kernels().gate(gated, x, n);
        float[] added = gate.clone();
        kernels().add(added, x, n);
        float[] soft = new float[n + 3];
        System.arraycopy(gate, 0, soft, 3, n);
        float log = kernels().softmax(soft, 3, n);
        double sum = 0;
        for (float g : gate) {
            sum += Math.exp(g);
        }
        double over = 0;
        for (int i = 0; i < n; i++) {
            assertThat((double) gated[i]).isCloseTo(gate[i] / (1 + Math.exp(-gate[i])) * x[i], within(1e-5));
            assertThat(added[i]).isEqualTo(gate[i] + x[i]);
            assertThat((double) soft[i + 3]).isCloseTo(Math.exp(gate[i]) / sum, within(1e-6));
            over += soft[i + 3] > 0.02f ? soft[i + 3] : 0;
        }
        assertThat((double) log).isCloseTo(Math.log(sum), within(1e-5));
        assertThat((double) kernels().sumOver(soft, 3, n, 0.02f)).isCloseTo(over, within(1e-5));
        assertThat(soft[0]).isZero();
    }

    @Test
    void whatCannotBeHasNoProbability() {
        float[] x = new float[40];
        Arrays.fill(x, Float.NEGATIVE_INFINITY);
        x[5] = 1000;
        x[39] = 1000;
        kernels().softmax(x, 0, 40);
        assertThat(x[5]).isEqualTo(0.5f);
        assertThat(x[0]).isZero();
    }

    @ParameterizedTest(name = "{0} positions, seed 4")
    @ValueSource(ints = {1, 15, 16, 17, 63, 64, 65, 130})
    void attentionIsSumsOfProducts(int positions) {
        for (int width : new int[] {2, 8, 24, 64}) {
            for (int heads : new int[] {1, 2, 3, 4, 7}) {
                attentionIsSumsOfProducts(positions, width, heads);
            }
        }
    }

    private void attentionIsSumsOfProducts(int positions, int width, int heads) {
        int stride = positions + 3;
        int apart = positions + 2;
        float[] query = floats(heads * width + 2);
        float[] keys = floats(width * stride + 5);
        float[] values = floats(positions * width + 5);
        float[] scores = new float[heads * apart + 1];
        kernels().scores(query, 2, heads, width, 0.5f, keys, 5, stride, positions, scores, 1, apart);
        float[] mixed = floats(heads * width + 1);
        float[] before = mixed.clone();
        kernels().mix(scores, 1, apart, heads, positions, values, 5, width, mixed, 1);
        for (int h = 0; h < heads; h++) {
            for (int p = 0; p < positions; p++) {
                double expected = 0;
                for (int d = 0; d < width; d++) {
                    expected += 0.5 * query[2 + h * width + d] * keys[5 + d * stride + p];
                }
                assertThat((double) scores[1 + h * apart + p]).isCloseTo(expected, within(1e-4));
            }
            for (int d = 0; d < width; d++) {
                double expected = before[1 + h * width + d];
                for (int p = 0; p < positions; p++) {
                    expected += (double) scores[1 + h * apart + p] * values[5 + p * width + d];
                }
                assertThat((double) mixed[1 + h * width + d]).isCloseTo(expected, within(1e-3));
            }
        }
        assertThat(scores[0]).isZero();
        assertThat(scores[scores.length - 1]).isZero();
        assertThat(mixed[0]).isEqualTo(before[0]);
    }

    private Matrix int8(int rows, int columns) {
        byte[] bytes = new byte[rows * columns];
        random.nextBytes(bytes);
        float[] scales = new float[rows];
        for (int i = 0; i < rows; i++) {
            scales[i] = 0.001f + random.nextFloat() * 0.01f;
        }
        return Matrix.int8(rows, columns, segment(bytes), scales);
    }

    private static MemorySegment segment(byte[] bytes) {
        MemorySegment memory = Arena.ofAuto().allocate(bytes.length);
        memory.copyFrom(MemorySegment.ofArray(bytes));
        return memory;
    }

    private float[] floats(int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) random.nextGaussian();
        }
        return floats;
    }

    private static double dot(float[] a, int aAt, float[] b, int bAt, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (double) a[aAt + i] * b[bAt + i];
        }
        return sum;
    }
}
