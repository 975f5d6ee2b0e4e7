package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.scoring.JointBootstrap;
import ai.babelbit.dialogue.scoring.LeadTime;
import ai.babelbit.round.PlayedUtterance;
import ai.babelbit.round.RoundListener;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The leaderboard while it is made. Not thread-safe.
final class Standings implements RoundListener {
    private final List<Standing> inOrder;
    /// Who can win: everybody but the controls.
    private final int[] rivals;
    private final JointBootstrap together;
    private int dialogueUtterances;
    private long utterances;
    private boolean dialogueOpen;
    private Position last = new Position(null, 0, null, 0, 0);

    Standings(List<String> names, LeadTime lead) {
        inOrder = names.stream().map(name -> new Standing(name, lead)).toList();
        rivals = IntStream.range(0, names.size())
                .filter(i -> !ControlNames.contains(names.get(i)))
                .toArray();
        together = new JointBootstrap(Math.max(1, rivals.length));
    }

    @Override
    public void utteranceEnded(PlayedUtterance utterance) {
        utterances++;
        dialogueUtterances++;
        dialogueOpen = true;
        last = utterance.position();
        for (int i = 0; i < inOrder.size(); i++) {
            inOrder.get(i).add(utterance.results().get(i));
        }
    }

    @Override
    public void dialogueEnded(Position position) {
        dialogueOpen = false;
        if (rivals.length > 0) {
            double[] sums = IntStream.of(rivals)
                    .mapToDouble(i -> inOrder.get(i).dialogueTotal())
                    .toArray();
            together.add(sums, dialogueUtterances);
        }
        dialogueUtterances = 0;
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

    /// Who leads among those who can win, and how sure that is; null when only controls play.
    @Nullable
    Winner winner(long seed) {
        if (rivals.length == 0) {
            return null;
        }
        int best = 0;
        for (int i = 1; i < rivals.length; i++) {
            if (inOrder.get(rivals[i]).mean() > inOrder.get(rivals[best]).mean()) {
                best = i;
            }
        }
        double[] chances = together.chancesToLead(new SplittableRandom(seed));
        return new Winner(
                inOrder.get(rivals[best]).name(),
                chances == null ? OptionalDouble.empty() : OptionalDouble.of(chances[best]),
                rivals.length,
                together.dialogues());
    }

    /// Best first; equals in the order in which they entered.
    List<Standing> ranked() {
        return inOrder.stream()
                .sorted(Comparator.comparingDouble(Standing::mean).reversed())
                .toList();
    }
}
