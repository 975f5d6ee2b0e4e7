/// What a prediction is worth, and the documents that say so. Start at [ScoringRule] and [DialogueLog].
@NullMarked
package ai.babelbit.dialogue.scoring;

import org.jspecify.annotations.NullMarked;
