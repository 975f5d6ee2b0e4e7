package ai.babelbit.dialogue.scoring;

/// What one prediction is worth. Unrounded.
///
/// @param step 0-based
/// @param lexical in [0, 1]
/// @param semantic in [0, 1]
/// @param utility both, weighted, times the earliness; in [0, 1]
/// @param prediction the cleaned text that was scored
public record StepScore(int step, double lexical, double semantic, double utility, String prediction) {}
