package ai.babelbit.dialogue.scoring;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// An embedder for tests: every text has a direction of its own, drawn from its hash. Counts how often it
/// was asked.
public final class HashEmbedder implements Embedder {
    private static final int DIMENSIONS = 8;

    private final AtomicInteger calls = new AtomicInteger();

    /// How many texts were embedded so far.
    public int calls() {
        return calls.get();
    }

    @Override
    public String name() {
        return "hash";
    }

    @Override
    public String digest() {
        return "ab".repeat(32);
    }

    @Override
    public String runtime() {
        return "java";
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public float[] embed(String text) {
        calls.incrementAndGet();
        SplittableRandom random = new SplittableRandom(text.hashCode());
        float[] vector = new float[DIMENSIONS];
        double square = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) random.nextDouble(-1, 1);
            square += (double) vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }
}
