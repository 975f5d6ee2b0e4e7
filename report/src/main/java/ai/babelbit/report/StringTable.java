package ai.babelbit.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Numbers distinct strings from 0 in the order of their first use. Not thread-safe.
final class StringTable {
    private final Map<String, Integer> indexes = new LinkedHashMap<>();

    int indexOf(String text) {
        Integer known = indexes.putIfAbsent(text, indexes.size());
        return known == null ? indexes.size() - 1 : known;
    }

    Set<String> strings() {
        return indexes.keySet();
    }
}
