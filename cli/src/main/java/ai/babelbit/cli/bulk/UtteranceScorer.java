package ai.babelbit.cli.bulk;

import ai.babelbit.dialogue.scoring.LeadTime;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.StepScore;
import ai.babelbit.dialogue.scoring.UtteranceScore;
import ai.babelbit.round.RoundLogReader;
import ai.babelbit.round.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Makes an utterance's rows. Safe for concurrent use.
///
/// @param rule what a prediction is worth
/// @param lead when one is adequate; null when nobody asks, and steps that cannot count need no comparing
record UtteranceScorer(ScoringRule rule, @Nullable LeadTime lead) {
    /// The rows of everybody, in the contestants' order.
    List<Row> score(String run, List<String> contestants, RoundLogReader.Event.Utterance utterance) {
        List<Row> rows = new ArrayList<>(contestants.size());
        for (int i = 0; i < contestants.size(); i++) {
            List<String> texts =
                    utterance.steps().get(i).stream().map(Step::text).toList();
            rows.add(row(run, contestants.get(i), utterance, texts));
        }
        return rows;
    }

    private Row row(String run, String contestant, RoundLogReader.Event.Utterance utterance, List<String> texts) {
        if (lead == null) {
            // A finished utterance has at least one step.
            StepScore best = java.util.Objects.requireNonNull(rule.best(utterance.groundTruth(), texts));
            return row(run, contestant, utterance, best, null);
        }
        UtteranceScore score = rule.score(utterance.position().utteranceIndex(), utterance.groundTruth(), texts);
        OptionalInt won = lead.wordsWon(score);
        StepScore best = score.steps().get(score.bestStep());
        return row(run, contestant, utterance, best, won.isPresent() ? (Integer) won.getAsInt() : null);
    }

    private static Row row(
            String run,
            String contestant,
            RoundLogReader.Event.Utterance utterance,
            StepScore best,
            @Nullable Integer won) {
        return new Row(
                run,
                utterance.position().challengeUid(),
                utterance.position().dialogueUid(),
                utterance.position().dialogueIndex(),
                utterance.position().utteranceIndex(),
                contestant,
                utterance.position().tokenIndex(),
                best.step(),
                best.utility(),
                best.lexical(),
                best.semantic(),
                won,
                best.prediction(),
                utterance.groundTruth());
    }
}
