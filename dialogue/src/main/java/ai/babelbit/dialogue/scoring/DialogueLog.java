package ai.babelbit.dialogue.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What happened in one dialogue for one contestant, ready to be scored. Not thread-safe.
public final class DialogueLog {
    private final Map<Integer, Utterance> utterances = new TreeMap<>();

    /// Reads the published JSON-lines form.
    ///
    /// @param malformed told how many lines were not understood
    /// @throws ai.babelbit.dialogue.InvalidInputException when the file cannot be read
    public static DialogueLog read(Path file, java.util.function.Consumer<JsonLines.Malformed> malformed) {
        DialogueLog log = new DialogueLog();
        malformed.accept(JsonLines.read(file, (_, json) -> {
            DialogueEvent event = DialogueEventJson.read(json);
            if (event != null) {
                log.add(event);
            }
        }));
        return log;
    }

    /// Takes the next event. A second prediction for a step replaces the first.
    public void add(DialogueEvent event) {
        Utterance utterance = utterances.computeIfAbsent(event.utterance(), _ -> new Utterance());
        switch (event) {
            case DialogueEvent.Predicted e -> utterance.predictions.put(e.step(), e.prediction());
            case DialogueEvent.Revealed e -> utterance.revealedSteps = Math.max(utterance.revealedSteps, e.step() + 1);
            case DialogueEvent.Completed e -> utterance.groundTruth = e.groundTruth();
        }
    }

    /// Scores every utterance that was completed; a step without a prediction counts as the empty string.
    public DialogueScore score(ScoringRule rule) {
        ScoringRule here = rule.within(utterances.values().stream()
                .map(utterance -> utterance.groundTruth)
                .filter(Objects::nonNull)
                .toList());
        List<UtteranceScore> scores = new ArrayList<>();
        utterances.forEach((number, utterance) -> {
            String truth = utterance.groundTruth;
            if (truth != null) {
                scores.add(here.score(number, truth, utterance.steps()));
            }
        });
        return new DialogueScore(here, scores);
    }

    private static final class Utterance {
        private final Map<Integer, String> predictions = new TreeMap<>();
        private int revealedSteps;
        private @Nullable String groundTruth;

        List<String> steps() {
            int total = revealedSteps > 0 ? revealedSteps : predictions.size();
            List<String> steps = new ArrayList<>(total);
            for (int step = 0; step < total; step++) {
                steps.add(predictions.getOrDefault(step, ""));
            }
            return steps;
        }
    }
}
