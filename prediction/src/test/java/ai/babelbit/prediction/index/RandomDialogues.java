package ai.babelbit.prediction.index;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Talk about nothing, of few words, so that it often repeats itself.
final class RandomDialogues {
    private RandomDialogues() {}

    /// Up to six dialogues of up to 150 utterances of up to twelve words, some blank, some with words too long to
    /// be words; at least one utterance.
    static List<List<String>> draw(RandomGenerator random) {
        int alphabet = 1 + random.nextInt(8);
        List<List<String>> dialogues = new ArrayList<>(List.of(List.of("w0")));
        for (int i = random.nextInt(6); i > 0; i--) {
            int longest = random.nextBoolean() ? 150 : 5;
            dialogues.add(IntStream.range(0, random.nextInt(longest))
                    .mapToObj(_ -> utterance(random, alphabet))
                    .toList());
        }
        return dialogues;
    }

    private static String utterance(RandomGenerator random, int alphabet) {
        return IntStream.range(0, random.nextInt(13))
                .mapToObj(_ -> random.nextInt(50) == 0 ? "x".repeat(61) : "w" + random.nextInt(alphabet))
                .collect(Collectors.joining(" "));
    }
}
