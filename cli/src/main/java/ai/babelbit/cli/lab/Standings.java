package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.round.PlayedUtterance;
import ai.babelbit.round.RoundListener;
import java.util.Comparator;
import java.util.List;

/// The leaderboard while it is made. Not thread-safe.
final class Standings implements RoundListener {
    private final List<Standing> inOrder;
    private long utterances;
    private boolean dialogueOpen;
    private Position last = new Position(null, 0, null, 0, 0);

    Standings(List<String> names) {
        inOrder = names.stream().map(Standing::new).toList();
    }

    @Override
    public void utteranceEnded(PlayedUtterance utterance) {
        utterances++;
        dialogueOpen = true;
        last = utterance.position();
        for (int i = 0; i < inOrder.size(); i++) {
            inOrder.get(i).add(utterance.results().get(i));
        }
    }

    @Override
    public void dialogueEnded(Position position) {
        dialogueOpen = false;
        inOrder.forEach(standing -> standing.endDialogue(position));
    }

    /// Counts what is finished of a dialogue that will not be.
    void close() {
        if (dialogueOpen) {
            dialogueEnded(last);
        }
    }

    long utterances() {
        return utterances;
    }

    /// Best first; equals in the order in which they entered.
    List<Standing> ranked() {
        return inOrder.stream()
                .sorted(Comparator.comparingDouble(Standing::mean).reversed())
                .toList();
    }
}
