/// The one place for HTTP: a JSON server with limits on everything, and a JSON client whose deadline holds whatever the
/// peer
/// does. Knows nothing of dialogues. Start at [JsonServer] and [JsonClient].
@NullMarked
package ai.babelbit.http;

import org.jspecify.annotations.NullMarked;
