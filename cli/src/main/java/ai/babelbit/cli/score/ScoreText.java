package ai.babelbit.cli.score;

import ai.babelbit.dialogue.scoring.DialogueScore;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.StepScore;
import ai.babelbit.dialogue.scoring.UtteranceScore;
import java.util.Locale;
import java.util.OptionalDouble;

/// A dialogue's score as people read it: per utterance the truth, a tab-separated table of the steps and the
/// best step.
final class ScoreText {
    private ScoreText() {}

    static String write(String name, DialogueScore score) {
        StringBuilder text = new StringBuilder("Dialogue: " + name + "\n");
        score.utterances().forEach(utterance -> write(text, utterance));
        OptionalDouble mean = score.mean();
        text.append("\nDialogue average U (best-early): ")
                .append(mean.isPresent() ? four(mean.getAsDouble()) : "none")
                .append('\n');
        return text.toString();
    }

    private static void write(StringBuilder text, UtteranceScore utterance) {
        text.append("\nUtterance ")
                .append(utterance.number())
                .append("\nGround truth: ")
                .append(utterance.groundTruth())
                .append("\nstep\tlex\tsem\tearli\tU_step\tprediction\n");
        for (StepScore step : utterance.steps()) {
            text.append(step.step())
                    .append('\t')
                    .append(four(step.lexical()))
                    .append('\t')
                    .append(four(step.semantic()))
                    .append('\t')
                    .append(four(ScoringRule.earliness(step.step())))
                    .append('\t')
                    .append(four(step.utility()))
                    .append('\t')
                    // The table's own separators inside a prediction would break it.
                    .append(step.prediction().replaceAll("[\\t\\r\\n]", " "))
                    .append('\n');
        }
        text.append("Best step: ")
                .append(utterance.bestStep())
                .append(" | U_best: ")
                .append(utterance.best().isPresent() ? four(utterance.best().getAsDouble()) : "none")
                .append(" | Total steps: ")
                .append(utterance.steps().size())
                .append('\n');
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
