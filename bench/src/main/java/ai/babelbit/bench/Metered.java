package ai.babelbit.bench;

import ai.babelbit.dialogue.scoring.Embedder;
import ai.babelbit.dialogue.scoring.ForwardingEmbedder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.LongAdder;

/// Counts what an embedder does and the processor time that it takes. Safe for concurrent use.
final class Metered extends ForwardingEmbedder {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    final LongAdder calls = new LongAdder();
    final LongAdder cpuNanos = new LongAdder();

    Metered(Embedder inner) {
        super(inner);
    }

    @Override
    public float[] embed(String text) {
        long before = THREADS.getCurrentThreadCpuTime();
        float[] vector = inner().embed(text);
        cpuNanos.add(THREADS.getCurrentThreadCpuTime() - before);
        calls.increment();
        return vector;
    }
}
