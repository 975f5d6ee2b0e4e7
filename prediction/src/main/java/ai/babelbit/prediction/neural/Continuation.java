package ai.babelbit.prediction.neural;

/// How an utterance goes on after the words revealed.
///
/// @param text the further words, apart by single spaces; empty when it ends here
/// @param logProbability natural logarithm of the probability with which it was drawn, before the nucleus
/// @param cut whether it would have gone on
record Continuation(String text, double logProbability, boolean cut) {}
