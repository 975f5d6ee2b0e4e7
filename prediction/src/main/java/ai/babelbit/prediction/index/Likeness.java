package ai.babelbit.prediction.index;

/// How an utterance of the corpus resembles the one that is being spoken, as far as what came before tells: a
/// weighted sum of likenesses, to be read as a logarithm of odds. The weights were chosen on held-out dialogues
/// by `bench/run tune`.
final class Likeness {
    private static final double SCENE = 0.8;
    private static final double RECENT_SCENE = 1.8;
    private static final double TURN = 3.2;
    private static final double EARLIER_TURN = 0.6;
    private static final double PLACE = 0.1;
    private static final double SAME_SPEAKER = 1;
    private static final double LENGTH = 1.35;

    /// Later places in a dialogue are all alike.
    private static final int LATE = 20;

    /// How many turns before an utterance say how long turns are here.
    private static final int TURNS = 3;

    private final CorpusIndex index;
    private final ContextQuery whole;
    private final ContextQuery recent;
    private final int place;
    private final double turnLength;

    /// @param whole from all of the running dialogue
    /// @param recent from its last turns
    /// @param place how many utterances came before
    /// @param turnLength how many words the last turns had, on average; 0 when there were none
    Likeness(CorpusIndex index, ContextQuery whole, ContextQuery recent, int place, double turnLength) {
        this.index = index;
        this.whole = whole;
        this.recent = recent;
        this.place = place;
        this.turnLength = turnLength;
    }

    double of(int utterance) {
        int scene = index.sceneOf.get(utterance);
        int there = utterance - index.scenes.get(scene);
        int before = index.opensDialogue(utterance) ? -1 : utterance - 1;
        int earlier = before < 0 || index.opensDialogue(before) ? -1 : before - 1;
        double likeness = SCENE * whole.scene(scene) + RECENT_SCENE * recent.scene(scene);
        likeness += TURN * whole.turn(0, before) + EARLIER_TURN * whole.turn(1, earlier);
        likeness -= PLACE * Math.abs(Math.min(LATE, there) - Math.min(LATE, place));
        likeness += ((there - place) & 1) == 0 ? SAME_SPEAKER : 0;
        return likeness - LENGTH * lengthDifference(utterance, there);
    }

    private double lengthDifference(int utterance, int there) {
        int turns = Math.min(TURNS, there);
        if (turns == 0 || turnLength == 0) {
            return 0;
        }
        int words = index.utterances.get(utterance) - index.utterances.get(utterance - turns) - turns;
        return Math.abs(Math.log1p((double) words / turns) - Math.log1p(turnLength));
    }

    /// How many turns [#Likeness] asks the length of.
    static int turns() {
        return TURNS;
    }
}
