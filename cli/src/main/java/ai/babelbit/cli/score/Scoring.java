package ai.babelbit.cli.score;

import ai.babelbit.dialogue.scoring.Embedder;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.prediction.embedding.CachedEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// A rule and the encoder that it needs, closed together. The rule is safe for concurrent use until then.
public final class Scoring implements AutoCloseable {
    private final ScoringRule rule;
    private final @Nullable CachedEmbedder embedder;

    Scoring(ScoringRule rule, @Nullable CachedEmbedder embedder) {
        this.rule = rule;
        this.embedder = embedder;
    }

    /// The rule.
    public ScoringRule rule() {
        return rule;
    }

    /// The encoder; null when words are compared.
    public @Nullable Embedder embedder() {
        return embedder;
    }

    @Override
    public void close() {
        if (embedder != null) {
            try {
                embedder.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the encoder's cache", e);
            }
        }
    }
}
