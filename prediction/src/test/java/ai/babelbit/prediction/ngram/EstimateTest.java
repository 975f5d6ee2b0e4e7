package ai.babelbit.prediction.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.corpus.Corpus;
import ai.babelbit.prediction.corpus.CorpusEncoder;
import ai.babelbit.prediction.corpus.Tokens;
import ai.babelbit.prediction.corpus.TrainingProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EstimateTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void everyProbabilityOfASeenNgramIsThatOfTheTextbook(int order) {
        everyProbabilityIsThatOfTheTextbook(Corpora.TINY, order);
    }

    @Test
    void soItIsOnARealCorpus() {
        everyProbabilityIsThatOfTheTextbook(Corpora.builtin().subList(0, 2), 3);
    }

    private static void everyProbabilityIsThatOfTheTextbook(List<List<String>> dialogues, int order) {
        Corpus corpus = encode(dialogues, 1);
        GramCounts counts = GramCounts.of(corpus, order, TrainingProgress.none());
        Estimate estimate = Estimate.of(counts, new Pruning(counts).seenAtLeast(1));
        KneserNeyOracle oracle = new KneserNeyOracle(order, dialogues);
        float[] shorter = new float[0];
        for (int n = 1; n <= order; n++) {
            float[] probabilities = estimate.probabilities(n, shorter);
            for (int gram = 0; gram < probabilities.length; gram++) {
                List<String> words = words(corpus, counts, n, gram);
                if (!words.getLast().equals("START") && !words.getLast().isEmpty()) {
                    assertThat((double) probabilities[gram])
                            .as("%s", words)
                            .isCloseTo(oracle.probability(words.subList(0, n - 1), words.getLast()), within(1e-6));
                }
            }
            shorter = probabilities;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "START", "END", "the", "the cat", "END the dog", "never seen", "sat on a", "? END"})
    void theModelGivesEveryWordTheTextbooksProbabilityUpToQuantisation(String history) throws IOException {
        NgramModel model = Corpora.train(folder, Corpora.TINY, Corpora.TEXTBOOK);
        KneserNeyOracle oracle = new KneserNeyOracle(3, Corpora.TINY);
        List<String> words = Words.split(history);
        History known = Corpora.history(model, words);
        double sum = known.probability(Tokens.UNKNOWN);
        for (String word : oracle.vocabulary) {
            double probability = known.probability(Corpora.number(model, word));
            assertThat(probability).as(word).isCloseTo(oracle.probability(words, word), within(2e-3));
            sum += probability;
        }
        assertThat(sum).isCloseTo(1, within(5e-3));
    }

    @Test
    void whatIsLeftOutGivesItsProbabilityToTheShorterHistory() {
        Corpus corpus = encode(Corpora.TINY, 1);
        GramCounts counts = GramCounts.of(corpus, 4, TrainingProgress.none());
        BitSet[] kept = new Pruning(counts).seenAtLeast(3);
        Estimate estimate = Estimate.of(counts, kept);
        for (int n = 2; n <= 4; n++) {
            double[] sums = new double[counts.tables[n - 1].size()];
            for (int gram = 0; gram < counts.tables[n].size(); gram++) {
                if (counts.tables[n].counts[gram] < 3) {
                    assertThat(estimate.discounted[n][gram]).isZero();
                }
                sums[counts.tables[n].prefix(gram)] += estimate.discounted[n][gram];
            }
            for (int history = 0; history < sums.length; history++) {
                assertThat(sums[history] + estimate.backoff[n - 1][history]).isCloseTo(1, within(1e-6));
            }
        }
    }

    @Test
    void aCorpusOfTwiceTheWeightHasTwiceTheSay() {
        CorpusEncoder encoder = new CorpusEncoder();
        for (int i = 0; i < 8; i++) {
            encoder.add(List.of("so heavy"), 2);
            encoder.add(List.of("so light"), 1);
        }
        Corpus corpus = encoder.finish(1);
        GramCounts counts = GramCounts.of(corpus, 2, TrainingProgress.none());
        Estimate estimate = Estimate.of(counts, new Pruning(counts).seenAtLeast(1));
        List<Double> discounted = new ArrayList<>();
        for (String next : List.of("heavy", "light")) {
            for (int gram = 0; gram < counts.tables[2].size(); gram++) {
                if (words(corpus, counts, 2, gram).equals(List.of("so", next))) {
                    discounted.add((double) estimate.discounted[2][gram]);
                }
            }
        }
        assertThat(discounted.get(0)).isCloseTo(2 * discounted.get(1), within(1e-6));
    }

    private static Corpus encode(List<List<String>> dialogues, int cutoff) {
        CorpusEncoder encoder = new CorpusEncoder();
        dialogues.forEach(dialogue -> encoder.add(dialogue, 1));
        return encoder.finish(cutoff);
    }

    private static List<String> words(Corpus corpus, GramCounts counts, int n, int gram) {
        if (n == 1) {
            return List.of(gram == Tokens.END ? "END" : gram == Tokens.START ? "START" : corpus.words()[gram]);
        }
        List<String> words = new ArrayList<>(words(corpus, counts, n - 1, counts.tables[n].prefix(gram)));
        words.addAll(words(corpus, counts, 1, counts.tables[n].word(gram)));
        return words;
    }
}
