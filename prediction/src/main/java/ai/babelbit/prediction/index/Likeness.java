package ai.babelbit.prediction.index;

/// How an utterance of the corpus resembles the one that is being spoken, as far as what came before tells: the
/// cues that do not depend on the prefix, weighted and added up.
final class Likeness {
    /// Later places in a dialogue are all alike.
    private static final int LATE = 20;

    /// How many turns before an utterance say how long turns are here.
    private static final int TURNS = 3;

    private final CorpusIndex index;
    private final ContextQuery whole;
    private final ContextQuery recent;
    private final CueWeights weights;
    private final int place;
    private final double turnLength;

    /// @param weights how much each cue counts
    /// @param whole from all of the running dialogue
    /// @param recent from its last turns
    /// @param place how many utterances came before
    /// @param turnLength how many words the last turns had, on average; 0 when there were none
    Likeness(
            CorpusIndex index,
            CueWeights weights,
            ContextQuery whole,
            ContextQuery recent,
            int place,
            double turnLength) {
        this.index = index;
        this.weights = weights;
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
        double likeness = weights.of(Cue.SCENE) * whole.scene(scene)
                + weights.of(Cue.RECENT_SCENE) * recent.scene(scene)
                + weights.of(Cue.TURN) * whole.turn(0, before)
                + weights.of(Cue.EARLIER_TURN) * whole.turn(1, earlier);
        likeness -= weights.of(Cue.PLACE) * Math.abs(Math.min(LATE, there) - Math.min(LATE, place));
        likeness += ((there - place) & 1) == 0 ? weights.of(Cue.SPEAKER) : 0;
        return likeness - weights.of(Cue.LENGTH) * lengthDifference(utterance, there);
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
