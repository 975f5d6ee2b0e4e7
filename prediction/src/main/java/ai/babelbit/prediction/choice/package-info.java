/// Chooses, among weighted candidates, the one whose expected similarity to the truth is highest (minimum Bayes
/// risk). Start at [ExpectedUtility].
@NullMarked
package ai.babelbit.prediction.choice;

import org.jspecify.annotations.NullMarked;
