package ai.babelbit.dialogue.scoring;

import java.util.Collection;

/// Turns a text into a direction in space, so that texts that mean the same point the same way.
///
/// Implementations are deterministic within one process: equal texts give equal vectors, bit for bit,
/// whatever was embedded before or at the same time. Safe for concurrent use.
public interface Embedder {
    /// A short name for documents and tables, such as `all-MiniLM-L6-v2-q`.
    String name();

    /// What the vectors depend on (model, tokenizer, limits) as 64 hexadecimal digits. Embedders with equal
    /// digests give comparable vectors.
    String digest();

    /// What computes the vectors, with its version, such as `onnxruntime 1.29.0`. Another runtime may round
    /// differently in the last digits.
    String runtime();

    /// The length of the vectors, at least 1.
    int dimensions();

    /// The text's vector, of Euclidean length 1.
    ///
    /// @param text any UTF-16, however long or broken; what lies beyond the embedder's documented limits is
    /// not read
    /// @return shared with other callers and not to be changed
    float[] embed(String text);

    /// Tells that these texts will be asked for next, so that an embedder that remembers may compute them
    /// side by side. Changes no result.
    default void prepare(Collection<String> texts) {}

    /// The cosine of the angle between two vectors of this kind, in [-1, 1]: 1 for the same direction.
    static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return Math.clamp(sum, -1.0, 1.0);
    }
}
