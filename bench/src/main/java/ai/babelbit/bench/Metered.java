package ai.babelbit.bench;

import ai.babelbit.dialogue.scoring.Embedder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.LongAdder;

/// Counts what an embedder does and the processor time that it takes. Safe for concurrent use.
final class Metered implements Embedder {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    final LongAdder calls = new LongAdder();
    final LongAdder cpuNanos = new LongAdder();

    private final Embedder inner;

    Metered(Embedder inner) {
        this.inner = inner;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public String digest() {
        return inner.digest();
    }

    @Override
    public String runtime() {
        return inner.runtime();
    }

    @Override
    public int dimensions() {
        return inner.dimensions();
    }

    @Override
    public float[] embed(String text) {
        long before = THREADS.getCurrentThreadCpuTime();
        float[] vector = inner.embed(text);
        cpuNanos.add(THREADS.getCurrentThreadCpuTime() - before);
        calls.increment();
        return vector;
    }
}
