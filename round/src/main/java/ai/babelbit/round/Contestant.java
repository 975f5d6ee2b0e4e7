package ai.babelbit.round;

import ai.babelbit.dialogue.Predictor;

/// Who takes part in a round.
///
/// @param name unique in its round; what logs and leaderboards show
/// @param predictor asked at every word; closed by whoever made it, not by the round
public record Contestant(String name, Predictor predictor) {
    /// A contestant under its predictor's own name.
    public static Contestant of(Predictor predictor) {
        return new Contestant(predictor.name(), predictor);
    }
}
