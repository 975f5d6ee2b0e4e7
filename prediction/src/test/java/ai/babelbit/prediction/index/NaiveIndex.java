package ai.babelbit.prediction.index;

import ai.babelbit.prediction.corpus.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What an index over some dialogues must hold, found by looking at everything.
final class NaiveIndex {
    /// Longer words are none.
    private static final int LONGEST_WORD = 60;

    /// By number.
    final List<String> words;
    final List<Integer> tokens = new ArrayList<>();
    /// Places of first words.
    final List<Integer> utterances = new ArrayList<>();
    final List<Boolean> opensDialogue = new ArrayList<>();
    final List<Integer> sceneOf = new ArrayList<>();
    final List<Integer> scenes = new ArrayList<>();

    NaiveIndex(List<List<String>> dialogues) {
        this.words = numbered(dialogues);
        for (List<String> dialogue : dialogues) {
            List<String> said =
                    dialogue.stream().filter(text -> !text.isBlank()).toList();
            for (int i = 0; i < said.size(); i++) {
                if (i == 0) {
                    tokens.add(Tokens.START);
                }
                if (i % 64 == 0) {
                    scenes.add(utterances.size());
                }
                opensDialogue.add(i == 0);
                sceneOf.add(scenes.size() - 1);
                utterances.add(tokens.size());
                wordsOf(said.get(i)).forEach(word -> tokens.add(number(word)));
                tokens.add(Tokens.END);
            }
        }
    }

    private static List<String> numbered(List<List<String>> dialogues) {
        Map<String, Long> counts = dialogues.stream()
                .flatMap(List::stream)
                .flatMap(text -> wordsOf(text).stream())
                .filter(word -> word.length() <= LONGEST_WORD)
                .collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
        Stream<String> byFrequency = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
        return Stream.concat(Stream.of("", "", ""), byFrequency).toList();
    }

    private static List<String> wordsOf(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    int number(String word) {
        int number = words.indexOf(word);
        return number < Tokens.FIRST_WORD ? Tokens.UNKNOWN : number;
    }

    /// What stands from a place on, up to and with the end of the utterance.
    List<Integer> from(int place) {
        int end = place;
        while (tokens.get(end) != Tokens.END) {
            end++;
        }
        return tokens.subList(place, end + 1);
    }

    /// All places of words, in the order of what stands there.
    List<Integer> sortedPlaces() {
        return IntStream.range(0, tokens.size())
                .filter(place -> tokens.get(place) >= Tokens.UNKNOWN)
                .boxed()
                .sorted(byText())
                .toList();
    }

    /// Utterances in the order of their text.
    List<Integer> sortedUtterances() {
        return utterances.stream().sorted(byText()).map(utterances::indexOf).toList();
    }

    private Comparator<Integer> byText() {
        return Comparator.comparing(this::from, NaiveIndex::compare).thenComparing(place -> place);
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        return IntStream.range(0, Math.min(a.size(), b.size()))
                .map(i -> a.get(i).compareTo(b.get(i)))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    /// How often each word occurs in a scene.
    Map<Integer, Integer> counts(int scene) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int utterance = 0; utterance < utterances.size(); utterance++) {
            if (sceneOf.get(utterance) == scene) {
                from(utterances.get(utterance)).stream()
                        .filter(token -> token >= Tokens.FIRST_WORD)
                        .forEach(token -> counts.merge(token, 1, Integer::sum));
            }
        }
        return counts;
    }

    /// Places of words where these stand one after the other in one utterance.
    List<Integer> placesOf(List<Integer> wanted) {
        return IntStream.range(0, tokens.size())
                .filter(place -> tokens.get(place) >= Tokens.UNKNOWN)
                .filter(place -> from(place).size() > wanted.size()
                        && from(place).subList(0, wanted.size()).equals(wanted))
                .boxed()
                .toList();
    }
}
