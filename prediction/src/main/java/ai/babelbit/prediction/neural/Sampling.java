package ai.babelbit.prediction.neural;

/// How a neural source draws.
///
/// @param temperature over 0; under 1 prefers what is likely
/// @param nucleus only the likeliest tokens that together have this probability are drawn, in (0, 1]
/// @param maxTokens an utterance that has not ended after so many more is cut at its last whole word, at least 1
/// @param maxContext how many tokens of a dialogue are looked at, at least 16
/// @param threads how many draw side by side, at least 1
public record Sampling(double temperature, double nucleus, int maxTokens, int maxContext, int threads) {
    /// Refuses values out of range.
    public Sampling {
        if (!(temperature > 0) || !(nucleus > 0 && nucleus <= 1)) {
            throw new IllegalArgumentException(
                    "temperature must be over 0 and nucleus in (0, 1], were " + temperature + " and " + nucleus);
        }
        if (maxTokens < 1 || maxContext < 16 || threads < 1) {
            throw new IllegalArgumentException("maxTokens, maxContext and threads must be at least 1, 16 and 1, were "
                    + maxTokens + ", " + maxContext + " and " + threads);
        }
    }

    /// What did best on held-out dialogues, on one thread.
    public static Sampling defaults() {
        return new Sampling(1, 0.95, 40, 640, 1);
    }

    /// The same on so many threads.
    public Sampling withThreads(int wanted) {
        return new Sampling(temperature, nucleus, maxTokens, maxContext, wanted);
    }
}
