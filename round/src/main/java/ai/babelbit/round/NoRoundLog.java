package ai.babelbit.round;

import ai.babelbit.dialogue.reveal.Position;
import java.util.List;

/// See [RoundLog#none].
final class NoRoundLog implements RoundLog {
    @Override
    public void started(String session, List<String> contestants) {}

    @Override
    public void revealed(Position position, String word) {}

    @Override
    public void settled(Position position, int contestant, int step, Step result) {}

    @Override
    public void completed(Position position, String groundTruth) {}

    @Override
    public void dialogueCompleted(Position position) {}

    @Override
    public void ended(RoundEnd end) {}

    @Override
    public void close() {}
}
