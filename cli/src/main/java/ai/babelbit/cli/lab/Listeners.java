package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.round.PlayedUtterance;
import ai.babelbit.round.RoundListener;
import ai.babelbit.round.Step;
import java.util.List;

/// Tells several listeners, in order.
record Listeners(List<RoundListener> all) implements RoundListener {
    @Override
    public void revealed(Position position, String prefix) {
        all.forEach(listener -> listener.revealed(position, prefix));
    }

    @Override
    public void settled(int contestant, int step, Step result) {
        all.forEach(listener -> listener.settled(contestant, step, result));
    }

    @Override
    public void utteranceEnded(PlayedUtterance utterance) {
        all.forEach(listener -> listener.utteranceEnded(utterance));
    }

    @Override
    public void dialogueEnded(Position position) {
        all.forEach(listener -> listener.dialogueEnded(position));
    }
}
