package ai.babelbit.prediction;

import ai.babelbit.dialogue.Context;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// A source that says what a test wants; counts how many utterances were begun and how often it was closed.
final class FakeSource implements CandidateSource {
    private final String name;
    private final boolean draws;
    private final Draw draw;
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();

    FakeSource(String name, boolean draws, Draw draw) {
        this.name = name;
        this.draws = draws;
        this.draw = draw;
    }

    /// Finds these texts, each with its weight, whatever the prefix.
    static FakeSource finding(Candidate... candidates) {
        return new FakeSource(
                "finding", false, (_, _, deadline) -> deadline.hasPassed() ? List.of() : List.of(candidates));
    }

    /// Knows nothing.
    static FakeSource silent() {
        return new FakeSource("silent", false, (_, _, _) -> List.of());
    }

    /// Uses up all time there is, and then knows nothing.
    static FakeSource blocking() {
        return new FakeSource("blocking", true, (_, _, deadline) -> {
            waitFor(deadline::hasPassed);
            return List.of();
        });
    }

    /// Looks again and again.
    static void waitFor(BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean draws() {
        return draws;
    }

    @Override
    public Draw open(Context context, long seed) {
        opened.incrementAndGet();
        return draw;
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
