package ai.babelbit.dialogue.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.junit.jupiter.api.Test;

final class LevenshteinPatternTest {
    private static final long SEED = 20_261_124;
    private static final int[][] ALPHABETS = {{'a', 'b'}, {'a', 'z'}, {0x20, 0x7e}, {0xc0, 0x17f}, {0x4e00, 0x4e40}};

    /// commons-text works on UTF-16 units, so it is an oracle for texts of the BMP.
    @Test
    void distancesAreThoseOfCommonsTextAroundEveryBlockBoundary() {
        RandomGenerator random = new SplittableRandom(SEED);
        int[] lengths = {0, 1, 2, 31, 62, 63, 64, 65, 66, 127, 128, 129, 191, 192, 193, 300};
        for (int[] alphabet : ALPHABETS) {
            for (int length : lengths) {
                for (int other : lengths) {
                    String a = text(random, alphabet, length);
                    String b = random.nextBoolean() ? text(random, alphabet, other) : mutate(random, alphabet, a);
                    check(a, b);
                }
            }
        }
    }

    @Test
    void distancesAreThoseOfCommonsTextOnRandomPairs() {
        RandomGenerator random = new SplittableRandom(SEED + 1);
        for (int i = 0; i < 20_000; i++) {
            int[] alphabet = ALPHABETS[random.nextInt(ALPHABETS.length)];
            String a = text(random, alphabet, random.nextInt(150));
            check(a, random.nextBoolean() ? text(random, alphabet, random.nextInt(150)) : mutate(random, alphabet, a));
        }
    }

    @Test
    void aCharacterOutsideTheBmpIsOneCodePointAndSoIsALoneSurrogate() {
        assertThat(new LevenshteinPattern("🙂🙃").distance("🙂")).isEqualTo(1);
        assertThat(new LevenshteinPattern("🙂🙃").length()).isEqualTo(2);
        assertThat(new LevenshteinPattern("a\ud83dz").distance("a\ud83dz")).isZero();
        assertThat(new LevenshteinPattern("a\ud83dz").distance("a🙂z")).isEqualTo(1);
    }

    private static void check(String a, String b) {
        assertThat(new LevenshteinPattern(a).distance(b))
                .as("seed %d, %s, %s", SEED, a, b)
                .isEqualTo(LevenshteinDistance.getDefaultInstance().apply(a, b));
    }

    private static String text(RandomGenerator random, int[] alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(alphabet[0], alphabet[1] + 1));
        }
        return text.toString();
    }

    private static String mutate(RandomGenerator random, int[] alphabet, String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(6); i > 0 && !mutated.isEmpty(); i--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(3)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.setCharAt(at, (char) random.nextInt(alphabet[0], alphabet[1] + 1));
                default -> mutated.insert(at, text(random, alphabet, 1));
            }
        }
        return mutated.toString();
    }
}
