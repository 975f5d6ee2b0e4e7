package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.prediction.CandidateSource;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Proposes utterances by sampling from a decoder, many side by side, given the dialogue so far. What it made of a
/// dialogue is kept for the next word. Safe for concurrent use.
public final class NeuralSource implements CandidateSource {
    /// Dialogues remembered; each takes some megabytes.
    private static final int MAX_DIALOGUES = 8;

    /// Nothing worth having is drawn in less.
    private static final Duration LEAST = Duration.ofMillis(40);

    private final NeuralModel model;
    private final Sampling sampling;
    private final Cursors cursors;
    private final Texts texts;
    private final BlockingQueue<Desk> desks;
    private final Crew crew;
    private @Nullable WarmUp warmUp;

    private NeuralSource(NeuralModel model, Sampling sampling) {
        this.model = model;
        this.sampling = sampling;
        this.cursors = new Cursors(model.shape(), MAX_DIALOGUES);
        this.texts = new Texts(model.tokenizer(), model.marks());
        this.desks = new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors() + 1);
        this.crew = new Crew(this, sampling.threads());
    }

    /// With what did best on held-out dialogues.
    public static NeuralSource of(NeuralModel model) {
        return of(model, Sampling.defaults());
    }

    /// Drawing in a way of one's own.
    public static NeuralSource of(NeuralModel model, Sampling sampling) {
        return new NeuralSource(model, sampling);
    }

    @Override
    public String name() {
        return "neural";
    }

    @Override
    public boolean draws() {
        return true;
    }

    @Override
    public Draw open(Context context, long seed) {
        return new NeuralDraw(this, context, seed);
    }

    @Override
    public void close() {
        crew.close();
    }

    NeuralModel model() {
        return model;
    }

    Sampling sampling() {
        return sampling;
    }

    Cursors cursors() {
        return cursors;
    }

    Texts texts() {
        return texts;
    }

    /// Whether steps take as long as they will; waits for that until the deadline.
    boolean isWarm(Deadline deadline) {
        if (deadline.remainingNanos() < LEAST.toNanos()) {
            return false;
        }
        return warmUp().isOver(deadline);
    }

    /// Begun by the first who has time to draw: whoever never has must not pay for it.
    private synchronized WarmUp warmUp() {
        WarmUp begun = warmUp;
        if (begun == null) {
            begun = WarmUp.of(this);
            warmUp = begun;
        }
        return begun;
    }

    Crew crew() {
        return crew;
    }

    /// Room to draw in, for the caller alone until it is given back.
    Desk takeDesk() {
        Desk idle = desks.poll();
        return idle != null ? idle : new Desk(model, sampling, texts);
    }

    void giveBack(Desk desk) {
        // Where many drew at once, what does not fit is dropped.
        boolean kept = desks.offer(desk);
        assert kept || desks.remainingCapacity() == 0;
    }
}
