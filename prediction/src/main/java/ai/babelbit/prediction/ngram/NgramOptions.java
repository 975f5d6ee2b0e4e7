package ai.babelbit.prediction.ngram;

import java.util.Map;
import java.util.TreeMap;

/// How a model is learnt.
///
/// @param order how many words an n-gram has at most, 2 to 6
/// @param cutoff how often an n-gram, and a word, must have been seen to be kept, at least 1
/// @param maxBytes how large the file may become, up to [#MAX_BYTES]; the n-grams that help least are left out
/// to keep to it
/// @param topics how many groups of dialogues to tell apart, 0 to 255; 0 when all are alike
/// @param weights how much an occurrence in a corpus of this name counts, at least 0; 1 for those not named
public record NgramOptions(int order, int cutoff, long maxBytes, int topics, Map<String, Double> weights) {
    /// The largest file, 1 GiB.
    public static final long MAX_BYTES = 1L << 30;

    /// Copies the map; refuses values out of range.
    public NgramOptions {
        if (order < 2 || order > 6) {
            throw new IllegalArgumentException("order must be in [2, 6], was " + order);
        }
        if (cutoff < 1) {
            throw new IllegalArgumentException("cutoff must be at least 1, was " + cutoff);
        }
        if (maxBytes < 1 || maxBytes > MAX_BYTES) {
            throw new IllegalArgumentException("maxBytes must be in [1, " + MAX_BYTES + "], was " + maxBytes);
        }
        if (topics < 0 || topics > 255) {
            throw new IllegalArgumentException("topics must be in [0, 255], was " + topics);
        }
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            double value = weight.getValue();
            if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "weight of " + weight.getKey() + " must be finite and at least 0, was " + value);
            }
        }
        weights = Map.copyOf(weights);
    }

    /// Order 5, n-grams seen at least 3 times, 28 MiB, 32 topics, all corpora alike.
    public static NgramOptions defaults() {
        return new NgramOptions(5, 3, 28L << 20, 32, Map.of());
    }

    /// The same with another order.
    public NgramOptions withOrder(int order) {
        return new NgramOptions(order, cutoff, maxBytes, topics, weights);
    }

    /// The same with another cutoff.
    public NgramOptions withCutoff(int cutoff) {
        return new NgramOptions(order, cutoff, maxBytes, topics, weights);
    }

    /// The same with another limit of the file's size.
    public NgramOptions withMaxBytes(long maxBytes) {
        return new NgramOptions(order, cutoff, maxBytes, topics, weights);
    }

    /// The same with another number of topics.
    public NgramOptions withTopics(int topics) {
        return new NgramOptions(order, cutoff, maxBytes, topics, weights);
    }

    /// The same with this corpus counted by this weight.
    public NgramOptions withWeight(String corpus, double weight) {
        Map<String, Double> changed = new TreeMap<>(weights);
        changed.put(corpus, weight);
        return new NgramOptions(order, cutoff, maxBytes, topics, changed);
    }

    double weight(String corpus) {
        return weights.getOrDefault(corpus, 1.0);
    }
}
