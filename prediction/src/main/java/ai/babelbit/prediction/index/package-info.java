/// A user's own text, indexed for prediction: built by [CorpusIndexer] into a folder, mapped into memory by
/// [CorpusIndex], asked by [IndexSource]. Start at [IndexSource].
@NullMarked
package ai.babelbit.prediction.index;

import org.jspecify.annotations.NullMarked;
