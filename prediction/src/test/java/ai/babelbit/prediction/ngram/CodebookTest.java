package ai.babelbit.prediction.ngram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.prediction.corpus.PackedInts;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodebookTest {
    @Test
    void noValueIsFarFromItsCode() {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = random.doubles(20_000).map(x -> Math.pow(x, 4) + 1e-6).toArray();
        long[] histogram = Codebook.histogram();
        for (double value : values) {
            histogram[Codebook.bin(value)]++;
        }
        float[] book = Codebook.of(histogram);
        assertThat(book).isSorted();
        for (double value : values) {
            double ratio = book[Codebook.encode(book, value)] / value;
            // Steps of equal ratio would be within 14 / 256 / 2 = 2.7 % here; half the codes are of that kind.
            assertThat(ratio).isBetween(0.94, 1.06);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 17, 26, 32, 57})
    void packedNumbersComeBackWhateverTheirWidth(int width) {
        int size = 100;
        long mask = (1L << width) - 1;
        long[] values =
                new SplittableRandom(width).longs(size).map(x -> x & mask).toArray();
        int base = 3;
        PackedInts packed = new PackedInts(
                MemorySegment.ofArray(new byte[base + (int) PackedInts.bytes(size, width)]), base, width);
        for (int i = 0; i < size; i++) {
            packed.set(i, values[i]);
        }
        for (int i = 0; i < size; i++) {
            assertThat(packed.get(i)).isEqualTo(values[i]);
        }
    }
}
