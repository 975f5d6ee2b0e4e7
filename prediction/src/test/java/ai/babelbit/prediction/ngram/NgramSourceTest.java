package ai.babelbit.prediction.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.CandidateSource.Candidate;
import ai.babelbit.prediction.corpus.Tokens;
import ai.babelbit.prediction.corpus.Vocabulary;
import ai.babelbit.prediction.corpus.WordMatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NgramSourceTest {
    private static final Deadline LATER = Deadline.in(Duration.ofMinutes(1));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "END", "the", "the cat", "sat on", "never seen"})
    void wordsAreDrawnAsOftenAsTheModelSays(String words) throws IOException {
        NgramModel model = Corpora.train(folder, Corpora.TINY, Corpora.TEXTBOOK);
        History history = Corpora.history(model, Words.split(words));
        Sampler sampler = new Sampler(model, 1);
        SplittableRandom random = new SplittableRandom(1);
        int draws = 100_000;
        int[] drawn = new int[model.size(1)];
        for (int i = 0; i < draws; i++) {
            drawn[sampler.next(history, random)]++;
        }
        for (int word = 0; word < drawn.length; word++) {
            // Four standard deviations, and what quantisation may take from a shorter history.
            assertThat(drawn[word] / (double) draws)
                    .as(model.vocabulary().word(word))
                    .isCloseTo(history.probability(word), within(0.0065 + 2e-3));
        }
    }

    @Test
    void longListsOfContinuationsAreDrawnFromAsShortOnesAre() throws IOException {
        List<String> utterances = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            utterances.add("go w" + (i * i % 701));
        }
        NgramModel model = Corpora.train(folder, List.of(utterances), Corpora.TEXTBOOK.withOrder(2));
        History history = Corpora.history(model, List.of("go"));
        assertThat(history.to(1) - history.from(1)).isGreaterThan(Strides.SHORT);
        TrieLevel level = model.level(2);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 2000; i++) {
            double mass = random.nextDouble() * 1.05;
            int expected = -1;
            double left = mass;
            for (int entry = history.from(1); entry < history.to(1) && expected < 0; entry++) {
                left -= level.discounted(entry);
                expected = left < 0 ? entry : -1;
            }
            assertThat(level.at(mass, history.from(1), history.to(1))).isEqualTo(expected);
        }
    }

    @Test
    void everyProposalBeginsWithThePrefixAsItIsWritten() throws IOException {
        NgramSource source = source(SamplingOptions.defaults());
        for (String prefix : List.of("the", "The", "«the»", "xyzzy", "the xyzzy", "?!", "THE CAT,", "😀", "a\u0000b")) {
            List<Candidate> candidates =
                    source.open(Context.of("no", "zzz 😀 ??"), 3).propose(prefix, 20, LATER);
            assertThat(candidates).hasSize(20).allSatisfy(candidate -> {
                assertThat(candidate.text() + " ").startsWith(prefix + " ");
                assertThat(candidate.weight()).isEqualTo(1);
                assertThat(Words.split(candidate.text())).allMatch(word -> !word.isEmpty());
            });
        }
    }

    @Test
    void caseAndPunctuationDoNotHideAKnownWord() throws IOException {
        Vocabulary vocabulary =
                Corpora.train(folder, Corpora.TINY, Corpora.TEXTBOOK).vocabulary();
        WordMatcher matcher = new WordMatcher(vocabulary);
        for (String form : List.of("cat", "Cat", "CAT", "\"cat\"", "Cat,", "(cat)...")) {
            assertThat(matcher.number(form)).as(form).isEqualTo(vocabulary.number("cat"));
        }
        assertThat(List.of("", "...", "xyzzy")).allMatch(word -> matcher.number(word) == Tokens.UNKNOWN);
    }

    @Test
    void equalSeedsGiveEqualDrawsAndOthersDiffer() throws IOException {
        NgramSource source = source(SamplingOptions.defaults());
        Context context = Context.of("the cat sat on the mat");
        assertThat(source.open(context, 5).propose("the", 30, LATER))
                .isEqualTo(source.open(context, 5).propose("the", 30, LATER))
                .isNotEqualTo(source.open(context, 6).propose("the", 30, LATER));
    }

    @Test
    void nothingIsProposedAfterTheDeadline() throws IOException {
        NgramSource source = source(SamplingOptions.defaults());
        assertThat(source.open(Context.empty(), 1).propose("the", 30, Deadline.in(Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void theLikeliestUtterancesAreThoseOfAnExhaustiveSearch() throws IOException {
        NgramModel model = Corpora.train(folder, Corpora.TINY, Corpora.TEXTBOOK);
        SamplingOptions options = new SamplingOptions(0, 0, 1, 1, 4);
        Map<String, Double> all = new HashMap<>();
        everything(model, List.of("END", "the"), 1, all);
        List<Candidate> found = NgramSource.of(model, options).likeliest(Context.of("no"), "the", 5, LATER);
        List<String> expected = all.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(5)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(found).extracting(Candidate::text).containsExactlyElementsOf(expected);
        assertThat(found)
                .allSatisfy(one -> assertThat(one.weight()).isCloseTo(all.getOrDefault(one.text(), 0.0), within(1e-6)));
    }

    /// Every way to go on to at most three words that were all seen one after the other, with its probability.
    /// Histories begin with an END.
    private static void everything(NgramModel model, List<String> words, double soFar, Map<String, Double> all) {
        History history = Corpora.history(model, words);
        all.put(String.join(" ", words.subList(1, words.size())), soFar * history.probability(Tokens.END));
        for (int entry = history.from(1); entry < history.to(1) && words.size() < 4; entry++) {
            int word = model.level(2).word(entry);
            if (word == Tokens.END) {
                continue;
            }
            List<String> longer = new ArrayList<>(words);
            longer.add(model.vocabulary().word(word));
            everything(model, longer, soFar * history.probability(word), all);
        }
    }

    @Test
    void noProposalIsLongerThanAllowed() throws IOException {
        NgramSource source = source(new SamplingOptions(0, 0, 1, 1e-6, 7));
        assertThat(source.open(Context.empty(), 1).propose("the cat", 50, LATER))
                .allMatch(candidate -> Words.split(candidate.text()).size() <= 7)
                .anyMatch(candidate -> Words.split(candidate.text()).size() == 7);
    }

    @Test
    void thePreviousUtteranceDecidesAboutTheFirstWords() throws IOException {
        List<String> talk = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            talk.addAll(List.of("tea ?", "yes please", "milk ?", "no thanks"));
        }
        NgramModel model = Corpora.train(folder, List.of(talk), Corpora.TEXTBOOK.withOrder(4));
        NgramSource source = NgramSource.of(model, SamplingOptions.plain());
        History history = new History(model);
        DialogueTokens.of(Context.of("milk ?"), new WordMatcher(model.vocabulary()), 100)
                .lastInto(history);
        assertThat(history.probability(model.vocabulary().number("no"))).isGreaterThan(0.8);
        assertThat(source.open(Context.of("milk ?"), 1).propose("no", 20, LATER))
                .contains(new Candidate("no thanks", 1));
    }

    @Test
    void whatWasSaidBeforeIsSaidMoreOften() throws IOException {
        List<String> equally = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            equally.add("take the " + List.of("red", "green", "blue", "black").get(i % 4) + " one");
        }
        NgramModel model = Corpora.train(folder, List.of(equally), Corpora.TEXTBOOK);
        Context context = Context.of("blue is nice");
        assertThat(often("blue", model, new SamplingOptions(0.5, 0, 1, 1, 20), context))
                .isGreaterThan(3 * often("blue", model, SamplingOptions.plain(), context) / 2);
    }

    @Test
    void theTopicOfADialogueDecidesBetweenItsWords() throws IOException {
        List<List<String>> dialogues = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            dialogues.add(Collections.nCopies(12, "the rocket is in orbit now"));
            dialogues.add(Collections.nCopies(12, "the soup is in bowls now"));
        }
        NgramModel model =
                Corpora.train(folder, dialogues, Corpora.TEXTBOOK.withOrder(2).withTopics(2));
        Context context = Context.of("a rocket to orbit", "which rocket", "the rocket in orbit", "orbit orbit rocket");
        SamplingOptions topical = new SamplingOptions(0, 1, 1, 1, 20);
        assertThat(often("orbit", model, SamplingOptions.plain(), context)).isBetween(60, 140);
        assertThat(often("orbit", model, topical, context)).isGreaterThan(125);
    }

    /// How many of 200 draws have the word.
    private static int often(String word, NgramModel model, SamplingOptions options, Context context) {
        String prefix = word.equals("orbit") ? "the" : "take";
        return (int) NgramSource.of(model, options).open(context, 11).propose(prefix, 200, LATER).stream()
                .filter(candidate -> Words.split(candidate.text()).contains(word))
                .count();
    }

    private NgramSource source(SamplingOptions options) throws IOException {
        return NgramSource.of(Corpora.train(folder, Corpora.TINY, Corpora.TEXTBOOK.withTopics(2)), options);
    }
}
