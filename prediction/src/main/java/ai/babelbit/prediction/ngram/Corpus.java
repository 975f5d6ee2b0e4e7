package ai.babelbit.prediction.ngram;

/// A corpus as numbers: all segments one after the other, each `START w w END w w w END`. A segment is a
/// dialogue. The arrays may be longer than what is in use.
///
/// @param words by token; the first [Tokens#FIRST_WORD] are placeholders
/// @param tokens (size)
/// @param starts (segments + 1), where each segment begins in `tokens`
/// @param weights (segments), how much an occurrence in it counts
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record Corpus(String[] words, int[] tokens, int[] starts, float[] weights, CorpusFigures figures) {
    int segments() {
        return starts.length - 1;
    }

    int size() {
        return starts[starts.length - 1];
    }
}
