package ai.babelbit.prediction.neural;

import ai.babelbit.prediction.neural.kernel.Kernels;
import java.util.SplittableRandom;

/// Draws tokens from logits. Allocates nothing. Not thread-safe: its random numbers have one owner.
final class Dice {
    /// Draws until one falls into the nucleus; the last counts wherever it falls.
    private static final int MAX_ATTEMPTS = 64;

    private final Kernels kernels;
    private final float inverseTemperature;
    private final float nucleus;

    Dice(Kernels kernels, Sampling sampling) {
        this.kernels = kernels;
        this.inverseTemperature = (float) (1 / sampling.temperature());
        this.nucleus = (float) sampling.nucleus();
    }

    /// Turns logits into the probabilities to draw from, in place.
    void prepare(float[] logits, int at, int count) {
        if (inverseTemperature != 1) {
            for (int i = at; i < at + count; i++) {
                logits[i] *= inverseTemperature;
            }
        }
        kernels.softmax(logits, at, count);
    }

    /// One token. A draw outside the nucleus is drawn again: a token is inside when all that are likelier have less
    /// than the nucleus' probability, which needs no sorting.
    int draw(float[] probabilities, int at, int count, SplittableRandom random) {
        int token = 0;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            token = any(probabilities, at, count, random.nextDouble());
            if (nucleus == 1 || kernels.sumOver(probabilities, at, count, probabilities[at + token]) < nucleus) {
                return token;
            }
        }
        return token;
    }

    private static int any(float[] probabilities, int at, int count, double draw) {
        double left = draw;
        int last = 0;
        for (int i = 0; i < count; i++) {
            left -= probabilities[at + i];
            if (probabilities[at + i] > 0) {
                last = i;
                if (left < 0) {
                    return i;
                }
            }
        }
        // Rounding may leave a sliver over.
        return last;
    }
}
