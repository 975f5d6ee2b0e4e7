package ai.babelbit.prediction.embedding;

import ai.babelbit.dialogue.InvalidInputException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Ready-made embedders with what scoring needs around them. Stateless.
public final class Embedders {
    private Embedders() {}

    /// The encoder in a folder, or the built-in one, with a cache before it.
    ///
    /// @param folder an encoder's folder, see [Encoder#in]; null for the built-in one
    /// @param cache where vectors outlive the process; null for nowhere
    /// @throws InvalidInputException when the folder holds no encoder, or this machine cannot run one
    public static CachedEmbedder open(@Nullable Path folder, @Nullable Path cache) {
        Encoder encoder = folder == null ? Encoder.builtin() : Encoder.in(folder);
        try {
            return new CachedEmbedder(
                    new OnnxEmbedder(encoder), cache, Runtime.getRuntime().availableProcessors());
        } catch (LinkageError e) {
            throw new InvalidInputException(
                    "sentence embeddings need native libraries that this machine cannot load (" + e.getMessage()
                            + "); compare words instead, with --semantic jaccard",
                    e);
        }
    }

    /// What was measured for that encoder.
    ///
    /// @throws InvalidInputException when nothing was
    public static Calibration calibration(@Nullable Path folder) {
        Calibration found = folder == null ? Calibration.builtin() : Calibration.in(folder);
        if (found == null) {
            throw new InvalidInputException(
                    folder + ": has no " + Calibration.FILE + "; measure it with bb calibrate --encoder " + folder);
        }
        return found;
    }
}
