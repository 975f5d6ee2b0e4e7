/// Commands that learn from corpora: `bb train ngram` and `bb index`.
@NullMarked
package ai.babelbit.cli.train;

import org.jspecify.annotations.NullMarked;
