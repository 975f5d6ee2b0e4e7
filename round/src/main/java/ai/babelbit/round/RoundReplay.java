package ai.babelbit.round;

import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.UtteranceScore;
import java.util.ArrayList;
import java.util.List;

/// Scores a log again and tells a listener what a round tells it at the ends of utterances and dialogues,
/// so that everything made from a round can be made from its log.
public final class RoundReplay {
    private final RoundLogReader log;
    private final ScoringRule rule;
    private final RoundListener listener;
    /// The running dialogue, where the rule needs all of it first.
    private final List<RoundLogReader.Event.Utterance> waiting = new ArrayList<>();

    /// Of this log, which stays open.
    public RoundReplay(RoundLogReader log, ScoringRule rule, RoundListener listener) {
        this.log = log;
        this.rule = rule;
        this.listener = listener;
    }

    /// Goes through to the log's end. A dialogue that the log ends in is scored as far as it goes.
    public void run() {
        boolean whole = rule.semantic().needsDialogue();
        for (RoundLogReader.Event event = log.next(); event != null; event = log.next()) {
            switch (event) {
                case RoundLogReader.Event.Utterance utterance -> {
                    if (whole) {
                        waiting.add(utterance);
                    } else {
                        listener.utteranceEnded(score(utterance, rule));
                    }
                }
                case RoundLogReader.Event.DialogueEnd end -> {
                    scoreWaiting();
                    listener.dialogueEnded(end.position());
                }
            }
        }
        scoreWaiting();
    }

    private void scoreWaiting() {
        if (waiting.isEmpty()) {
            return;
        }
        ScoringRule here = rule.within(waiting.stream()
                .map(RoundLogReader.Event.Utterance::groundTruth)
                .toList());
        waiting.forEach(utterance -> listener.utteranceEnded(score(utterance, here)));
        waiting.clear();
    }

    /// Scores everybody's part of one utterance.
    public static PlayedUtterance score(RoundLogReader.Event.Utterance utterance, ScoringRule rule) {
        Position at = utterance.position();
        List<List<String>> texts = utterance.steps().stream()
                .map(steps -> steps.stream().map(Step::text).toList())
                .toList();
        List<UtteranceScore> scores = rule.scoreAll(at.utteranceIndex(), utterance.groundTruth(), texts);
        List<PlayedUtterance.Result> results = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            results.add(new PlayedUtterance.Result(utterance.steps().get(i), scores.get(i)));
        }
        return new PlayedUtterance(at, utterance.context(), utterance.groundTruth(), results);
    }
}
