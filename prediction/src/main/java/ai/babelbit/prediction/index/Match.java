package ai.babelbit.prediction.index;

/// A place in the text that continues a prefix, and how well what is around it suits the running dialogue.
///
/// @param rest the place of the first word after what matched
/// @param matched how many of the prefix's last words stand before it
/// @param opening whether the whole prefix opens the utterance
/// @param likeness of its surroundings to the running dialogue; a logarithm of odds, see [Likeness]
record Match(int rest, int matched, boolean opening, double likeness) {}
