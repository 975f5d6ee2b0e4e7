package ai.babelbit.round.watch;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the texts that come most often, in constant space: a newcomer takes the place of the rarest with
/// its count (the space-saving sketch; A. Metwally et al., ICDT 2005). A count is never too low, and too
/// high by at most the number of texts over the number of places. Not thread-safe.
final class Frequent {
    private static final int PLACES = 64;
    /// Longer texts are told apart by their beginning and length.
    private static final int KEPT = 200;

    private final Map<String, Long> counts = new HashMap<>();
    private long total;

    void add(String text) {
        String key = text.length() <= KEPT ? text : text.substring(0, KEPT) + "…" + text.length();
        total++;
        if (counts.containsKey(key) || counts.size() < PLACES) {
            counts.merge(key, 1L, Long::sum);
            return;
        }
        Map.Entry<String, Long> rarest =
                counts.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        counts.remove(rarest.getKey());
        counts.put(key, rarest.getValue() + 1);
    }

    long total() {
        return total;
    }

    /// The text that came most often and how often at most; null when there is none.
    Map.@Nullable Entry<String, Long> top() {
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
    }
}
