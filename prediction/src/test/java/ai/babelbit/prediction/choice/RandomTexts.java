package ai.babelbit.prediction.choice;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Texts about nothing.
final class RandomTexts {
    private static final List<String> WORDS = List.of(
            "a", "b", "the", "The", "tür", "über", "🙂", "👩‍👩‍👧", "no,", "no", "漢字", "e\u0301", "\ud83d", "x");

    private RandomTexts() {}

    /// Code points of an alphabet.
    static String ofLength(RandomGenerator random, int[] alphabet, int length) {
        return IntStream.range(0, length)
                .map(_ -> alphabet[random.nextInt(alphabet.length)])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Words in a row, often the same ones.
    static String words(RandomGenerator random, int atMost) {
        return IntStream.range(0, random.nextInt(atMost + 1))
                .mapToObj(_ ->
                        random.nextInt(4) > 0 ? WORDS.get(random.nextInt(WORDS.size())) : "w" + random.nextInt(200))
                .collect(Collectors.joining(" "));
    }

    /// The prefix and words after it, or the prefix alone.
    static String after(RandomGenerator random, String prefix, int atMost) {
        String more = words(random, atMost);
        return more.isEmpty() ? prefix : prefix + " " + more;
    }
}
