package ai.babelbit.prediction.index;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Context;
import ai.babelbit.prediction.corpus.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Indexes over random dialogues against [NaiveIndex].
final class CorpusIndexOracleTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everythingInAnIndexIsWhatALookAtAllOfItFinds(long seed) throws IOException {
        RandomGenerator random = new SplittableRandom(seed);
        List<List<String>> dialogues = RandomDialogues.draw(random);
        NaiveIndex naive = new NaiveIndex(dialogues);
        CorpusIndex index = Indexes.build(folder, dialogues);
        assertWords(index, naive);
        assertThat(all(index.tokens)).isEqualTo(naive.tokens);
        assertThat(all(index.suffixes)).isEqualTo(naive.sortedPlaces());
        assertThat(all(index.openings)).isEqualTo(naive.sortedUtterances());
        assertThat(all(index.sceneOf)).isEqualTo(naive.sceneOf);
        assertThat(all(index.scenes)).isEqualTo(with(naive.scenes, naive.utterances.size()));
        assertThat(all(index.utterances)).isEqualTo(with(naive.utterances, naive.tokens.size()));
        assertUtterances(index, naive);
        assertPostings(index, naive);
        for (int query = 0; query < 60; query++) {
            assertFound(index, naive, query(random, naive));
        }
    }

    private static void assertWords(CorpusIndex index, NaiveIndex naive) {
        assertThat(index.vocabulary().size()).isEqualTo(naive.words.size());
        for (int number = Tokens.FIRST_WORD; number < naive.words.size(); number++) {
            assertThat(index.vocabulary().word(number)).isEqualTo(naive.words.get(number));
            assertThat(index.vocabulary().number(naive.words.get(number))).isEqualTo(number);
            int word = number;
            assertThat(IntStream.range(index.firsts.get(number), index.firsts.get(number + 1)))
                    .hasSize(naive.placesOf(List.of(word)).size())
                    .allMatch(i -> index.tokens.get(index.suffixes.get(i)) == word);
        }
    }

    private static void assertUtterances(CorpusIndex index, NaiveIndex naive) {
        for (int utterance = 0; utterance < naive.utterances.size(); utterance++) {
            int start = naive.utterances.get(utterance);
            assertThat(index.opensDialogue(utterance)).isEqualTo(naive.opensDialogue.get(utterance));
            for (int place = start; place < start + naive.from(start).size(); place++) {
                assertThat(index.utteranceAt(place)).isEqualTo(utterance);
            }
        }
    }

    /// BM25's share `tf / (tf + 1.2 (0.25 + 0.75 length / mean length))`, in 255ths, at least one of them.
    private static void assertPostings(CorpusIndex index, NaiveIndex naive) {
        List<Map<Integer, Integer>> counts =
                IntStream.range(0, naive.scenes.size()).mapToObj(naive::counts).toList();
        double mean =
                counts.stream().mapToInt(CorpusIndexOracleTest::sum).average().orElseThrow();
        for (int word = 0; word < naive.words.size(); word++) {
            Map<Integer, Integer> expected = new TreeMap<>();
            for (int scene = 0; scene < counts.size(); scene++) {
                double often = counts.get(scene).getOrDefault(word, 0);
                if (often > 0) {
                    double share = often / (often + 1.2 * (0.25 + 0.75 * sum(counts.get(scene)) / mean));
                    expected.put(scene, (int) Math.max(1, Math.round(255 * share)));
                }
            }
            Map<Integer, Integer> found = new TreeMap<>();
            for (int i = index.postingStarts.get(word); i < index.postingStarts.get(word + 1); i++) {
                found.put(index.postings.get(i) >>> 8, index.postings.get(i) & 0xff);
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    private static int sum(Map<Integer, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void assertFound(CorpusIndex index, NaiveIndex naive, List<Integer> query) {
        int[] words = query.stream().mapToInt(Integer::intValue).toArray();
        IndexSearch search = Indexes.search(index, Context.of("w1 w2", "w0"));
        List<Integer> places = naive.placesOf(query);
        assertThat(search.openings(words, Integer.MAX_VALUE))
                .as("openings with %s", query)
                .allMatch(match -> match.opening() && match.matched() == words.length)
                .extracting(match -> match.rest() - words.length)
                .containsExactlyInAnyOrderElementsOf(
                        places.stream().filter(naive.utterances::contains).toList());
        List<Integer> inside = words[0] == Tokens.UNKNOWN ? List.of() : places;
        assertThat(search.inside(words, Integer.MAX_VALUE))
                .as("places of %s", query)
                .allMatch(match -> !match.opening() && match.matched() == words.length)
                .extracting(match -> match.rest() - words.length)
                .containsExactlyInAnyOrderElementsOf(inside);
        assertThat(search.inside(words, 3))
                .hasSize(Math.min(3, inside.size()))
                .doesNotHaveDuplicates()
                .allMatch(match -> inside.contains(match.rest() - words.length));
    }

    /// Words that stand somewhere, or any words.
    private static List<Integer> query(RandomGenerator random, NaiveIndex naive) {
        int length = 1 + random.nextInt(4);
        List<Integer> there = naive.from(naive.utterances.get(random.nextInt(naive.utterances.size())));
        if (random.nextBoolean() && there.size() > length) {
            return there.subList(0, length);
        }
        return IntStream.range(0, length)
                .mapToObj(_ -> random.nextInt(Tokens.UNKNOWN, naive.words.size()))
                .toList();
    }

    private static List<Integer> all(Ints numbers) {
        return IntStream.range(0, numbers.size()).map(numbers::get).boxed().toList();
    }

    private static List<Integer> with(List<Integer> numbers, int last) {
        List<Integer> all = new ArrayList<>(numbers);
        all.add(last);
        return all;
    }
}
