package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.Deadline;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs the token loop until the JVM has compiled it. Before that a single step takes longer than any budget, so
/// whoever draws waits for it, or goes away without. Safe for concurrent use.
final class WarmUp {
    private static final int ROUNDS = 40;
    private static final Duration MOST = Duration.ofSeconds(3);
    /// A model so small needs no warming.
    private static final Duration QUICK = Duration.ofMillis(20);

    private final CountDownLatch done = new CountDownLatch(1);

    private WarmUp() {}

    /// Begins in a thread of its own, which ends by itself within a few seconds.
    static WarmUp of(NeuralSource source) {
        WarmUp warmUp = new WarmUp();
        Thread.ofPlatform().daemon().name("neural-warm-up").start(() -> {
            try {
                run(source);
            } finally {
                warmUp.done.countDown();
            }
        });
        return warmUp;
    }

    private static void run(NeuralSource source) {
        Desk desk = source.takeDesk();
        Deadline deadline = Deadline.in(MOST);
        Cursor cursor = new Cursor(source.model().shape());
        int[] start = source.texts().prefix("so what do you think about that");
        int[] other = source.texts().prefix("and what do you think about that");
        long last = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && last > QUICK.toNanos() && !deadline.hasPassed(); round++) {
            long began = System.nanoTime();
            if (cursor.move(round % 2 == 0 ? start : other, desk.decoder(), deadline)) {
                int wanted = round % 4 == 3 ? 1 : Desk.WIDTH;
                desk.draw(cursor, desk.first(), wanted, deadline, new SplittableRandom(round), _ -> {});
            }
            last = System.nanoTime() - began;
        }
        desk.forget();
        source.giveBack(desk);
    }

    /// Whether it is over, waiting for that until the deadline.
    boolean isOver(Deadline deadline) {
        try {
            return done.await(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
