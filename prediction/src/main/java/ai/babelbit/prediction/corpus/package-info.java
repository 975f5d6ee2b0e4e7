/// Reading corpora, and words as numbers in files that are mapped into memory: what the n-gram model and the
/// corpus index share. Start at [CorpusReader] and [Vocabulary].
@NullMarked
package ai.babelbit.prediction.corpus;

import org.jspecify.annotations.NullMarked;
