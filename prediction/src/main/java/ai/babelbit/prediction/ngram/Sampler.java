package ai.babelbit.prediction.ngram;

import java.util.SplittableRandom;

/// Draws next words from a model: at each length of the history, longest first, either one of its own
/// continuations or, with the probability of its back-off, on to the next shorter one. Words are drawn with
/// exactly the probability that the model gives them, without looking at any that are less frequent than the
/// one drawn. Immutable, safe for concurrent use.
final class Sampler {
    private final NgramModel model;
    private final double sharpness;
    /// P(w or a more frequent word)
    private final double[] cumulative;

    /// @param sharpness 1 draws as the model says, more goes on to shorter histories less often
    Sampler(NgramModel model, double sharpness) {
        this.model = model;
        this.sharpness = sharpness;
        this.cumulative = new double[model.size(1)];
        double sum = 0;
        for (int word = 0; word < cumulative.length; word++) {
            sum += model.wordProbability(word);
            cumulative[word] = sum;
        }
    }

    int next(History history, SplittableRandom random) {
        for (int n = history.longest(); n >= 1; n--) {
            if (history.isKnown(n)) {
                double backoff = history.backoff(n);
                double draw = random.nextDouble();
                double less = sharpness == 1 ? backoff : Math.pow(backoff, sharpness);
                if (draw >= less) {
                    TrieLevel level = model.level(n + 1);
                    int entry = level.at((draw - less) * (1 - backoff) / (1 - less), history.from(n), history.to(n));
                    // Rounded probabilities may leave a sliver that belongs to nobody; the shorter history has it.
                    if (entry >= 0) {
                        return level.word(entry);
                    }
                }
            }
        }
        return unconditional(random.nextDouble() * cumulative[cumulative.length - 1]);
    }

    private int unconditional(double draw) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > draw) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
