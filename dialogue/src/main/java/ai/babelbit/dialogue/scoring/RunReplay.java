package ai.babelbit.dialogue.scoring;

import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.reveal.Reveal;
import ai.babelbit.dialogue.reveal.RevealSession;
import ai.babelbit.dialogue.reveal.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reveals a challenge again beside a run log and fills a [DialogueLog] for each dialogue.
final class RunReplay {
    private final RevealSession session;
    private final Consumer<RunLog.PlayedDialogue> dialogues;
    private Reveal.Revealed current;
    private DialogueLog log = new DialogueLog();
    private List<String> words = new ArrayList<>();
    private boolean touched;

    RunReplay(RevealSession session, Consumer<RunLog.PlayedDialogue> dialogues) {
        this.session = session;
        this.dialogues = dialogues;
        this.current = session.next();
    }

    /// Goes on to this step and takes its prediction. False when the rest of the challenge has no such step.
    boolean advanceTo(RunLog.Step step) {
        while (!(current.token() instanceof Token.ChallengeEnd)) {
            Reveal.Revealed handled = current;
            current = session.next();
            boolean found = step.word().equals(handled.token().wire()) && standsAt(current.position(), step);
            apply(handled, found ? step.prediction() : "");
            if (found) {
                return true;
            }
        }
        return false;
    }

    /// Hands on the dialogue in which the log ended.
    void finish() {
        if (touched) {
            Position at = current.position();
            dialogues.accept(new RunLog.PlayedDialogue(at.dialogueIndex(), at.dialogueUid(), log));
        }
    }

    private void apply(Reveal.Revealed handled, String prediction) {
        Position at = handled.position();
        touched = true;
        switch (handled.token()) {
            case Token.Word word -> {
                int step = words.size();
                words.add(word.text());
                log.add(new DialogueEvent.Revealed(at.utteranceIndex(), step, word.text(), false));
                log.add(new DialogueEvent.Predicted(at.utteranceIndex(), step, prediction));
            }
            case Token.UtteranceEnd _ -> {
                // A blank utterance reveals nothing, so there is nothing to predict in it.
                if (!words.isEmpty()) {
                    log.add(new DialogueEvent.Completed(at.utteranceIndex(), String.join(" ", words)));
                }
                words = new ArrayList<>();
            }
            case Token.DialogueEnd _ -> {
                dialogues.accept(new RunLog.PlayedDialogue(at.dialogueIndex(), at.dialogueUid(), log));
                log = new DialogueLog();
                touched = false;
            }
            case Token.ChallengeEnd _ -> {}
        }
    }

    private static boolean standsAt(Position at, RunLog.Step step) {
        return at.dialogueIndex() == step.nextDialogue()
                && at.utteranceIndex() == step.nextUtterance()
                && at.tokenIndex() == step.nextToken();
    }
}
