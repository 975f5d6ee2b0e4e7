package ai.babelbit.prediction.corpus;

/// How large a training corpus was.
///
/// @param dialogues how many dialogues were read
/// @param utterances how many utterances with at least one word
/// @param words how many words, repetitions included
/// @param differentWords how many different words
public record CorpusFigures(long dialogues, long utterances, long words, long differentWords) {}
