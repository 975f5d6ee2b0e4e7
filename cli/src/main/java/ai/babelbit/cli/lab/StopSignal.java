package ai.babelbit.cli.lab;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// On Ctrl-C, asks a run to stop and gives it time to finish its files before the machine goes down.
public final class StopSignal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    private StopSignal(Runnable stop) {
        this.hook = new Thread(() -> {
            stop.run();
            try {
                boolean _ = finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Until it is closed, Ctrl-C calls this.
    public static StopSignal on(Runnable stop) {
        StopSignal signal = new StopSignal(stop);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Already going down: the hook is running and has just been let go.
            return;
        }
    }
}
