package ai.babelbit.prediction.index;

import ai.babelbit.prediction.corpus.CorpusFigures;
import java.time.Duration;

/// What came of indexing.
///
/// @param corpus what was read
/// @param scenes how many dialogues and parts of long dialogues can be told apart
/// @param bytes how large the folder is
/// @param took from the first line read to the finished folder
public record IndexReport(CorpusFigures corpus, int scenes, long bytes, Duration took) {}
