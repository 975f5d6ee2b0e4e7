package ai.babelbit.dialogue.scoring;

/// Stands before another embedder and gives its vectors under its name.
public abstract class ForwardingEmbedder implements Embedder {
    private final Embedder inner;

    /// Before this one.
    protected ForwardingEmbedder(Embedder inner) {
        this.inner = inner;
    }

    /// The one behind.
    protected final Embedder inner() {
        return inner;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public String digest() {
        return inner.digest();
    }

    @Override
    public String runtime() {
        return inner.runtime();
    }

    @Override
    public int dimensions() {
        return inner.dimensions();
    }

    @Override
    public float[] embed(String text) {
        return inner.embed(text);
    }
}
