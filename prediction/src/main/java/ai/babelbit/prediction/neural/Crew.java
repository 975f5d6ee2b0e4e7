package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Shares the drawing out among threads, each with a desk of its own. Safe for concurrent use.
final class Crew implements AutoCloseable {
    private final NeuralSource source;
    private final int threads;
    private final ExecutorService others;

    Crew(NeuralSource source, int threads) {
        this.source = source;
        this.threads = threads;
        this.others = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("neural-", 0).factory());
    }

    /// Draws from a cursor's end; the calling thread takes its share at the desk given, where the cursor was moved.
    /// The same random numbers give the same answer where no time runs out.
    List<Continuation> draw(Desk desk, Cursor cursor, int wanted, Deadline deadline, SplittableRandom random) {
        float[] first = desk.first();
        int shares = Math.min(threads, wanted);
        List<Future<List<Continuation>>> running = new ArrayList<>();
        for (int i = 1; i < shares; i++) {
            int share = wanted / shares;
            SplittableRandom own = random.split();
            running.add(others.submit(() -> {
                Desk another = source.takeDesk();
                try {
                    return drawn(another, cursor, first, share, deadline, own);
                } finally {
                    source.giveBack(another);
                }
            }));
        }
        int mine = wanted - (shares - 1) * (wanted / shares);
        List<Continuation> all = new ArrayList<>(drawn(desk, cursor, first, mine, deadline, random));
        running.forEach(future -> all.addAll(result(future)));
        return all;
    }

    private static List<Continuation> drawn(
            Desk desk, Cursor cursor, float[] first, int wanted, Deadline deadline, SplittableRandom random) {
        List<Continuation> drawn = new ArrayList<>(wanted);
        desk.draw(cursor, first, wanted, deadline, random, drawn::add);
        return drawn;
    }

    private static List<Continuation> result(Future<List<Continuation>> future) {
        boolean interrupted = false;
        try {
            // Each ends soon after the deadline by itself, and the cursor is theirs until then.
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("drawing failed", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        others.shutdown();
    }
}
