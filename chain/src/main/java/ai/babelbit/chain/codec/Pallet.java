package ai.babelbit.chain.codec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One module of a runtime. The types of its calls and errors are null when it has none.
record Pallet(
        String name,
        int index,
        Map<String, StorageItem> storage,
        @Nullable Integer calls,
        @Nullable Integer errors) {}
