package ai.babelbit.cli.bulk;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One contestant's part of one utterance.
///
/// @param run the run's folder, as found below the one that was named
/// @param challenge the challenge's name; null when it has none
/// @param dialogue the dialogue's name; null when it has none
/// @param dialogueIndex 0-based
/// @param utterance 0-based in its dialogue
/// @param contestant who predicted
/// @param words the truth's length, and so the number of steps
/// @param bestStep the step that counts
/// @param best its U
/// @param lexical its lexical similarity
/// @param semantic its semantic similarity
/// @param lead the words won; null when it never was adequate, or nobody asked
/// @param prediction what was predicted at the best step
/// @param truth the utterance
record Row(
        String run,
        @Nullable String challenge,
        @Nullable String dialogue,
        int dialogueIndex,
        int utterance,
        String contestant,
        int words,
        int bestStep,
        double best,
        double lexical,
        double semantic,
        @Nullable Integer lead,
        String prediction,
        String truth) {
    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("run", run)
                .put("challenge_uid", challenge)
                .put("dialogue_uid", dialogue)
                .put("dialogue_index", dialogueIndex)
                .put("utterance_index", utterance)
                .put("contestant", contestant)
                .put("words", words)
                .put("best_step", bestStep)
                .put("u_best", best)
                .put("lexical", lexical)
                .put("semantic", semantic)
                .put("lead_words", lead)
                .put("prediction", prediction)
                .put("ground_truth", truth);
    }
}
