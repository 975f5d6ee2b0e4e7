package ai.babelbit.dialogue.scoring;

import java.util.Map;
import java.util.Objects;

/// An embedder for tests that knows a few texts, each with its vector.
public record TableEmbedder(Map<String, float[]> vectors) implements Embedder {
    @Override
    public String name() {
        return "table";
    }

    @Override
    public String digest() {
        return "0".repeat(64);
    }

    @Override
    public String runtime() {
        return "java";
    }

    @Override
    public int dimensions() {
        return vectors.values().iterator().next().length;
    }

    @Override
    public float[] embed(String text) {
        return Objects.requireNonNull(vectors.get(text), text);
    }
}
