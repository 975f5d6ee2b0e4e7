package ai.babelbit.prediction.remote;

import ai.babelbit.dialogue.Context;
import java.util.List;

/// How much of the context is sent. A request, and an answer that repeats it, then stay within what both sides
/// take, however long the talk has been.
final class LatestTurns {
    /// In UTF-16 units.
    private static final int MAX_LENGTH = 32 << 10;

    private LatestTurns() {}

    /// The latest utterances, whole ones only; possibly none.
    static List<String> of(Context context) {
        int from = context.size();
        for (int left = MAX_LENGTH; from > 0; from--) {
            left -= context.get(from - 1).length() + Context.SEPARATOR.length();
            if (left < 0) {
                break;
            }
        }
        return context.subList(from, context.size());
    }
}
