package ai.babelbit.prediction.corpus;

/// A corpus as numbers: all segments one after the other, each `START w w END w w w END`. A segment is a
/// dialogue. The arrays may be longer than what is in use.
///
/// @param words by token; the first [Tokens#FIRST_WORD] are placeholders
/// @param tokens (size)
/// @param starts (segments + 1), where each segment begins in `tokens`
/// @param weights (segments), how much an occurrence in it counts, as the reader was told
@SuppressWarnings("ArrayRecordComponent") // shared by the trainers of this module, never changed
public record Corpus(String[] words, int[] tokens, int[] starts, float[] weights, CorpusFigures figures) {
    public int segments() {
        return starts.length - 1;
    }

    public int size() {
        return starts[starts.length - 1];
    }
}
