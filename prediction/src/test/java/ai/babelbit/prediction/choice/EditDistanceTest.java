package ai.babelbit.prediction.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.junit.jupiter.api.Test;

final class EditDistanceTest {
    private static final long SEED = 20_261_124;
    private static final int[] LENGTHS = {0, 1, 2, 62, 63, 64, 65, 127, 128, 129, 300};
    private static final List<int[]> ALPHABETS = List.of(
            "ab".codePoints().toArray(),
            "abcdefghijklmnopqrstuvwxyz ".codePoints().toArray(),
            "aäoöuüß é".codePoints().toArray(),
            "🙂🙃😀a👩".codePoints().toArray());

    private final RandomGenerator random = new SplittableRandom(SEED);

    @Test
    void distancesAreThoseOfCommonsTextWhateverIsComparedOneAfterTheOther() {
        Symbols symbols = new Symbols();
        EditDistance distance = new EditDistance();
        for (int[] alphabet : ALPHABETS) {
            for (int length : LENGTHS) {
                String from = RandomTexts.ofLength(random, alphabet, length);
                List<String> others = others(alphabet, from);
                char[] pattern = symbols.of(from, 0);
                char[][] texts =
                        others.stream().map(text -> symbols.of(text, 0)).toArray(char[][]::new);
                distance.from(pattern, symbols.size());
                int[] distances = new int[texts.length];
                distance.toEach(texts, texts.length, distances);
                for (int i = 0; i < texts.length; i++) {
                    assertThat(distances[i])
                            .as("seed %d, '%s' to '%s'", SEED, from, others.get(i))
                            .isEqualTo(byCommonsText(from, others.get(i)))
                            .isEqualTo(distance.to(texts[i]));
                }
            }
        }
    }

    /// A text of each length, and a few that differ little.
    private List<String> others(int[] alphabet, String from) {
        List<String> others = new ArrayList<>();
        for (int length : LENGTHS) {
            others.add(RandomTexts.ofLength(random, alphabet, length));
            others.add(changed(alphabet, from));
        }
        return others;
    }

    private String changed(int[] alphabet, String text) {
        int[] codePoints = text.codePoints().toArray();
        for (int i = random.nextInt(5); i > 0 && codePoints.length > 0; i--) {
            codePoints[random.nextInt(codePoints.length)] = alphabet[random.nextInt(alphabet.length)];
        }
        int from = Math.min(codePoints.length, random.nextInt(3));
        return new String(codePoints, from, codePoints.length - from)
                + RandomTexts.ofLength(random, alphabet, random.nextInt(3));
    }

    @Test
    void onlySoManyDistancesAreWrittenAsAreAskedFor() {
        Symbols symbols = new Symbols();
        EditDistance distance = new EditDistance();
        distance.from(symbols.of("tea", 0), symbols.size());
        int[] distances = {-1, -1, -1, -1};
        distance.toEach(
                new char[][] {symbols.of("sea", 0), symbols.of("", 0), symbols.of("tea", 0), symbols.of("x", 0)},
                3,
                distances);
        assertThat(distances).containsExactly(1, 3, 0, -1);
    }

    @Test
    void aSymbolIsACodePoint() {
        Symbols symbols = new Symbols();
        assertThat(symbols.of("x 🙂ü🙂\ud83d", 2))
                .hasSize(4)
                .satisfies(text -> assertThat(text[0]).isEqualTo(text[2]));
        assertThat(symbols.size()).isEqualTo(128 + 3);
    }

    /// Which counts UTF-16 units, so each code point becomes one.
    private static int byCommonsText(String a, String b) {
        Map<Integer, Character> units = new HashMap<>();
        return LevenshteinDistance.getDefaultInstance().apply(inUnits(a, units), inUnits(b, units));
    }

    private static String inUnits(String text, Map<Integer, Character> units) {
        StringBuilder mapped = new StringBuilder();
        text.codePoints()
                .forEach(codePoint ->
                        mapped.append((char) units.computeIfAbsent(codePoint, _ -> (char) ('A' + units.size()))));
        return mapped.toString();
    }
}
