package ai.babelbit.prediction.index;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexSearchTest {
    /// More than a search looks at one by one.
    private static final int MANY = 21_000;

    @TempDir
    Path folder;

    @Test
    void ofTooManyOpeningsThoseOfSuitableScenesAreFound() throws IOException {
        List<List<String>> dialogues = many("yes dear");
        dialogues.add(List.of("the locomotive", "yes driver"));
        CorpusIndex index = Indexes.build(folder, dialogues);
        assertThat(texts(index, Indexes.search(index, Context.of("locomotive")).openings(words(index, "yes"), 5)))
                .contains("driver");
    }

    @Test
    void ofTooManyOpeningsSomeAreFoundEvenWhereNoSceneIsSuitable() throws IOException {
        List<List<String>> dialogues = new ArrayList<>(Collections.nCopies(600, List.of("something else")));
        dialogues.addAll(many("yes dear"));
        CorpusIndex index = Indexes.build(folder, dialogues);
        assertThat(texts(index, Indexes.search(index, Context.empty()).openings(words(index, "yes"), 50)))
                .hasSize(50)
                .containsOnly("dear");
    }

    @Test
    void placesAreSpreadOverWhatMayFollow() throws IOException {
        List<String> dialogue = new ArrayList<>(Collections.nCopies(900, "so we go on"));
        dialogue.addAll(Collections.nCopies(100, "so we stop here"));
        CorpusIndex index = Indexes.build(folder, List.of(dialogue));
        List<String> texts = texts(index, Indexes.search(index, Context.empty()).inside(words(index, "we"), 20));
        assertThat(texts).hasSize(20).contains("go on", "stop here");
        assertThat(Collections.frequency(texts, "go on")).isEqualTo(18);
    }

    @Test
    void oneWordSaidOverAndOverIsSortedAndFound() throws IOException {
        String chant = "la ".repeat(20_000).strip();
        CorpusIndex index = Indexes.build(folder, List.of(Collections.nCopies(20, chant), List.of("la la land")));
        IndexSearch search = Indexes.search(index, Context.empty());
        assertThat(search.openings(words(index, "la la"), 100)).hasSize(21);
        assertThat(texts(index, search.openings(words(index, "la la land"), 100)))
                .containsExactly("");
        assertThat(search.inside(words(index, "la la la"), 100)).hasSize(100);
        assertThat(search.openings(words(index, "la ".repeat(600)), 100)).isEmpty();
    }

    private static List<List<String>> many(String text) {
        return new ArrayList<>(IntStream.range(0, MANY / 60)
                .mapToObj(_ -> Collections.nCopies(60, text))
                .toList());
    }

    private static int[] words(CorpusIndex index, String text) {
        return Words.split(text).stream().mapToInt(index.vocabulary()::number).toArray();
    }

    /// What stands after the words that matched.
    private static List<String> texts(CorpusIndex index, List<Match> matches) {
        return matches.stream()
                .map(match -> {
                    List<String> rest = new ArrayList<>();
                    for (int at = match.rest(); index.tokens.get(at) != 0; at++) {
                        rest.add(index.vocabulary().word(index.tokens.get(at)));
                    }
                    return String.join(" ", rest);
                })
                .toList();
    }
}
