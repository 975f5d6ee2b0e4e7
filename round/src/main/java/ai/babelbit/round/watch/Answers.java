package ai.babelbit.round.watch;

import ai.babelbit.dialogue.Words;
import ai.babelbit.dialogue.scoring.StepScore;
import ai.babelbit.round.PlayedUtterance;
import java.util.ArrayList;
import java.util.List;

/// One utterance's cleaned answers beside what was known when they were given.
///
/// @param truth the complete utterance
/// @param prefixes what was known, one for each step
/// @param texts (contestants, steps)
record Answers(String truth, List<String> prefixes, List<List<String>> texts) {
    private static final int SHOWN = 60;

    static Answers of(PlayedUtterance utterance) {
        List<String> prefixes = new ArrayList<>();
        String prefix = "";
        for (String word : Words.split(utterance.groundTruth())) {
            prefix = prefix.isEmpty() ? word : prefix + " " + word;
            prefixes.add(prefix);
        }
        List<List<String>> texts = utterance.results().stream()
                .map(result -> result.score().steps().stream()
                        .map(StepScore::prediction)
                        .toList())
                .toList();
        return new Answers(utterance.groundTruth(), prefixes, texts);
    }

    /// Steps at which something was still to be predicted.
    int open() {
        return prefixes.size() - 1;
    }

    /// Whether the answer shows what its author thinks: neither nothing, nor what is known, nor the truth,
    /// which everybody may come to.
    boolean isTelling(int contestant, int step) {
        String text = texts.get(contestant).get(step);
        return !text.isEmpty() && !text.equals(prefixes.get(step)) && !text.equals(truth);
    }

    static String shown(String text) {
        String line = text.replaceAll("\\s+", " ");
        return "\"" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…") + "\"";
    }
}
