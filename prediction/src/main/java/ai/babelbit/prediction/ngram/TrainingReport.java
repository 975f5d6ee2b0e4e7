package ai.babelbit.prediction.ngram;

import ai.babelbit.prediction.corpus.CorpusFigures;
import java.time.Duration;
import java.util.List;

/// What came of training.
///
/// @param corpus what was read
/// @param seen how many different n-grams of each order were seen, from order 1
/// @param kept how many of them the model holds, from order 1
/// @param bytes how large the file is
/// @param took from the first line read to the finished file
public record TrainingReport(CorpusFigures corpus, List<Long> seen, List<Long> kept, long bytes, Duration took) {
    /// Copies the lists.
    public TrainingReport {
        seen = List.copyOf(seen);
        kept = List.copyOf(kept);
    }
}
