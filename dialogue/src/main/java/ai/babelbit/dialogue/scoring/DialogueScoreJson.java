package ai.babelbit.dialogue.scoring;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Dialogue scores as the published JSON document, every number rounded to four decimals. Safe for concurrent use.
public final class DialogueScoreJson {
    private DialogueScoreJson() {}

    /// The document. One scored by anything but the published rule also says how, in `scoring`. An utterance without a
    /// step has `U_best` -1, as the published scorer writes it, and such
    /// utterances
    /// enter the published average; a round never completes one.
    public static ObjectNode write(DialogueScore score, ScoreIdentity identity) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (identity.logFile() != null) {
            json.put("log_file", identity.logFile());
        }
        json.put("dialogue_uid", identity.dialogueUid());
        if (identity.challengeUid() != null) {
            json.put("challenge_uid", identity.challengeUid());
        }
        if (identity.minerUid() != null) {
            json.put("miner_uid", identity.minerUid());
        }
        if (identity.minerHotkey() != null) {
            json.put("miner_hotkey", identity.minerHotkey());
        }
        ArrayNode utterances = json.putArray("utterances");
        score.utterances().forEach(utterance -> utterances.add(write(utterance)));
        double average = Means.plain(score.utterances().stream()
                        .mapToDouble(utterance -> utterance.best().orElse(-1)))
                .orElse(0);
        json.putObject("dialogue_summary").put("average_U_best_early", Rounding.toFourDecimals(average));
        if (!score.rule().isPublished()) {
            json.set("scoring", score.rule().describe());
        }
        return json;
    }

    /// One utterance of the document.
    public static ObjectNode write(UtteranceScore utterance) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("utterance_number", utterance.number());
        json.put("ground_truth", utterance.groundTruth());
        ArrayNode steps = json.putArray("steps");
        for (StepScore step : utterance.steps()) {
            steps.addObject()
                    .put("step", step.step())
                    .put("lexical_similarity", Rounding.toFourDecimals(step.lexical()))
                    .put("semantic_similarity", Rounding.toFourDecimals(step.semantic()))
                    .put("earliness", Rounding.toFourDecimals(ScoringRule.earliness(step.step())))
                    .put("U_step", Rounding.toFourDecimals(step.utility()))
                    .put("prediction", step.prediction());
        }
        json.put("best_step", utterance.bestStep());
        json.put("U_best", Rounding.toFourDecimals(utterance.best().orElse(-1)));
        json.put("total_steps", utterance.steps().size());
        return json;
    }
}
