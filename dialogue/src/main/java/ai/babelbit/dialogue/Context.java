package ai.babelbit.dialogue;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;

/// The utterances of the running dialogue that are already complete, oldest first. Immutable and safe for
/// concurrent use.
///
/// Contexts that grow out of each other share one array, so that handing the context to every contestant at
/// every word costs nothing even in a dialogue of a million utterances.
public final class Context extends AbstractList<String> implements RandomAccess {
    /// What stands between utterances where the wire has only one string for all of them.
    public static final String SEPARATOR = " EOF ";

    private static final Context EMPTY = new Context(new String[0], 0, new AtomicInteger());

    private final String[] texts;
    private final int size;
    /// How much of `texts` is taken by whoever grew furthest; beyond it a grower may write.
    private final AtomicInteger taken;

    private Context(String[] texts, int size, AtomicInteger taken) {
        this.texts = texts;
        this.size = size;
        this.taken = taken;
    }

    /// Nothing has been said yet.
    public static Context empty() {
        return EMPTY;
    }

    /// These utterances, oldest first.
    public static Context of(String... utterances) {
        return new Context(utterances.clone(), utterances.length, new AtomicInteger(utterances.length));
    }

    /// Splits what the wire carries. An utterance that itself contains `" EOF "` comes back as two: the wire
    /// form is ambiguous, which is why our own requests also carry the list.
    public static Context parse(String joined) {
        return joined.isEmpty() ? EMPTY : of(joined.split(SEPARATOR, -1));
    }

    /// This context and one more utterance.
    public Context plus(String utterance) {
        if (size < texts.length && taken.compareAndSet(size, size + 1)) {
            texts[size] = utterance;
            return new Context(texts, size + 1, taken);
        }
        String[] grown = Arrays.copyOf(texts, Math.max(8, size + (size >> 1) + 1));
        grown[size] = utterance;
        return new Context(grown, size + 1, new AtomicInteger(size + 1));
    }

    /// The utterances in one string, as the miner protocol has them.
    public String joined() {
        return String.join(SEPARATOR, this);
    }

    @Override
    public String get(int index) {
        return texts[Objects.checkIndex(index, size)];
    }

    @Override
    public int size() {
        return size;
    }
}
