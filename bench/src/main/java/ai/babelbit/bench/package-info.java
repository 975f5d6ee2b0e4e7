/// How fast it is. Run by hand through the script `bench/run`.
@NullMarked
package ai.babelbit.bench;

import org.jspecify.annotations.NullMarked;
