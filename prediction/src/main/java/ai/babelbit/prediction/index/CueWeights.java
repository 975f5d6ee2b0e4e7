package ai.babelbit.prediction.index;

import java.util.EnumMap;
import java.util.Map;

/// How much each cue counts. Immutable, safe for concurrent use.
///
/// @param weights 0 for a cue that is not named
public record CueWeights(Map<Cue, Double> weights) {
    /// Copies the map; refuses what is not finite.
    public CueWeights {
        weights = Map.copyOf(weights);
        for (Map.Entry<Cue, Double> weight : weights.entrySet()) {
            if (!Double.isFinite(weight.getValue())) {
                throw new IllegalArgumentException(
                        "the weight of " + weight.getKey() + " must be finite, was " + weight.getValue());
            }
        }
    }

    /// The weight of a cue.
    public double of(Cue cue) {
        return weights.getOrDefault(cue, 0.0);
    }

    /// The same with another weight of one cue.
    public CueWeights with(Cue cue, double weight) {
        Map<Cue, Double> changed = new EnumMap<>(Cue.class);
        changed.putAll(weights);
        changed.put(cue, weight);
        return new CueWeights(changed);
    }
}
