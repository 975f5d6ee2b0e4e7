/// An n-gram language model over words as a source of candidates: learnt by [NgramTrainer], kept in a file that
/// [NgramModel] maps into memory, drawn from by [NgramSource]. Start at [NgramSource].
@NullMarked
package ai.babelbit.prediction.ngram;

import org.jspecify.annotations.NullMarked;
