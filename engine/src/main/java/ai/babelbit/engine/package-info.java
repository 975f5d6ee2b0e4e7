/// The utterance engine: reveals a challenge to whoever asks, word by word, over HTTP.
/// Start at [EngineServer]; [EngineClient] is the other side.
@NullMarked
package ai.babelbit.engine;

import org.jspecify.annotations.NullMarked;
