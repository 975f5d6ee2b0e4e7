package ai.babelbit.round;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One contestant's place in a round: a thread of its own that answers one request after the other. There is
/// room for one waiting request; a newer one takes its place, so a contestant that is behind goes on with what
/// is current.
final class Seat implements AutoCloseable {
    private final int index;
    private final Contestant contestant;
    private final BlockingQueue<Answer> answers;
    private final AtomicReference<@Nullable PredictionRequest> waiting = new AtomicReference<>();
    private final Thread worker;
    private volatile boolean closed;
    private volatile boolean busy;

    /// Confined to the round's thread.
    private int failuresInARow;

    private boolean dropped;

    Seat(int index, Contestant contestant, BlockingQueue<Answer> answers, ThreadFactory threads) {
        this.index = index;
        this.contestant = contestant;
        this.answers = answers;
        this.worker = threads.newThread(this::work);
    }

    /// What a seat says of one request.
    record Answer(int seat, PredictionRequest request, Outcome outcome, long nanos) {}

    void start() {
        worker.start();
    }

    void ask(PredictionRequest request) {
        waiting.set(request);
        LockSupport.unpark(worker);
    }

    /// Takes back a request that has not been looked at yet, and tells the contestant to give up on one that has.
    void giveUp() {
        waiting.set(null);
        if (busy) {
            worker.interrupt();
        }
    }

    /// Counts a settled step.
    void settle(Outcome outcome, int maxFailures) {
        if (outcome instanceof Outcome.Answered) {
            failuresInARow = 0;
        } else if (!dropped) {
            failuresInARow++;
            dropped = failuresInARow >= maxFailures;
        }
    }

    boolean isDropped() {
        return dropped;
    }

    int failuresInARow() {
        return failuresInARow;
    }

    /// A new dialogue is a new chance. The failures in a row stand, so whoever is still silent is dropped at
    /// once again.
    void readmit() {
        dropped = false;
    }

    private void work() {
        while (!closed) {
            PredictionRequest request = waiting.getAndSet(null);
            if (request == null) {
                LockSupport.park(this);
                boolean _ = Thread.interrupted();
                continue;
            }
            // An interrupt is meant for the call that was given up on; one that came too late must not hit the next.
            boolean _ = Thread.interrupted();
            busy = true;
            long start = System.nanoTime();
            Outcome outcome = answer(request);
            long nanos = System.nanoTime() - start;
            busy = false;
            answers.add(new Answer(index, request, outcome, nanos));
        }
    }

    /// The top of a contestant's call: whatever it throws is its own failure, not the round's.
    private Outcome answer(PredictionRequest request) {
        try {
            return contestant.predictor().predict(request);
        } catch (InterruptedException e) {
            return new Outcome.TimedOut(java.time.Duration.ZERO);
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome.Malformed("the predictor threw " + e);
        }
    }

    @Override
    public void close() {
        closed = true;
        worker.interrupt();
        LockSupport.unpark(worker);
    }
}
