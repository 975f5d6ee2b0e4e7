package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.Deadline;
import ai.babelbit.prediction.neural.kernel.Kernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// One drawer's room: a decoder and the caches of the continuations that it draws side by side. Not thread-safe.
final class Desk {
    /// Continuations side by side; more only wait for each other.
    static final int WIDTH = 16;

    private final int vocabulary;
    private final Texts texts;
    private final int end;
    private final int maxTokens;
    private final Decoder decoder;
    private final Dice dice;
    private Pace pace = new Pace();
    private final KvCache[] caches = new KvCache[WIDTH];
    /// (WIDTH, maxTokens)
    private final int[][] drawn;
    private final int[] lengths = new int[WIDTH];
    private final double[] logProbabilities = new double[WIDTH];

    Desk(NeuralModel model, Sampling sampling, Texts texts) {
        this.vocabulary = model.shape().vocabulary();
        this.texts = texts;
        this.end = model.marks().end();
        this.maxTokens = sampling.maxTokens();
        this.decoder = model.decoder(WIDTH);
        this.dice = new Dice(Kernels.best(), sampling);
        this.drawn = new int[WIDTH][maxTokens];
        for (int i = 0; i < WIDTH; i++) {
            caches[i] = new KvCache(model.shape(), maxTokens);
        }
    }

    Decoder decoder() {
        return decoder;
    }

    /// Takes what was slow until now for no measure of what comes.
    void forget() {
        pace = new Pace();
    }

    /// How many continuations side by side usually end in time.
    int affords(Deadline deadline) {
        return pace.affords(deadline.remainingNanos());
    }

    /// After [Cursor#move], what may follow its last word, as probabilities.
    float[] first() {
        float[] first = Arrays.copyOf(decoder.logits(), vocabulary);
        for (int token = 0; token < vocabulary; token++) {
            if (!texts.mayFollowWord(token)) {
                first[token] = Float.NEGATIVE_INFINITY;
            }
        }
        dice.prepare(first, 0, vocabulary);
        return first;
    }

    /// Draws up to `wanted` continuations and hands over each; those that the deadline finds unfinished are cut at
    /// their last whole word.
    ///
    /// @param cursor where they all begin; it stays as it is
    /// @param first see [#first]
    void draw(
            Cursor cursor,
            float[] first,
            int wanted,
            Deadline deadline,
            SplittableRandom random,
            Consumer<Continuation> taker) {
        int width = Math.min(Math.min(WIDTH, wanted), affords(deadline));
        int left = wanted;
        int open = 0;
        Rows rows = decoder.rows();
        while (true) {
            while (open < width && left > 0) {
                left--;
                if (begin(open, first, random, taker)) {
                    open++;
                }
            }
            if (open == 0 || deadline.hasPassed()) {
                break;
            }
            long started = System.nanoTime();
            rows.clear();
            for (int i = 0; i < open; i++) {
                rows.addOwn(drawn[i][lengths[i] - 1], cursor.size(), caches[i], lengths[i] - 1);
            }
            decoder.pass(cursor.cache(), 0);
            int kept = 0;
            for (int i = 0; i < open; i++) {
                dice.prepare(decoder.logits(), i * vocabulary, vocabulary);
                if (goesOn(i, decoder.logits(), i * vocabulary, random, taker)) {
                    swap(i, kept++);
                }
            }
            pace.took(System.nanoTime() - started, open);
            open = kept;
        }
        for (int i = 0; i < open; i++) {
            finish(i, true, taker);
        }
    }

    private boolean begin(int slot, float[] first, SplittableRandom random, Consumer<Continuation> taker) {
        lengths[slot] = 0;
        logProbabilities[slot] = 0;
        return goesOn(slot, first, 0, random, taker);
    }

    private boolean goesOn(
            int slot, float[] probabilities, int at, SplittableRandom random, Consumer<Continuation> taker) {
        int token = dice.draw(probabilities, at, vocabulary, random);
        logProbabilities[slot] += Math.log(probabilities[at + token]);
        if (token == end) {
            finish(slot, false, taker);
            return false;
        }
        drawn[slot][lengths[slot]++] = token;
        if (lengths[slot] == maxTokens) {
            finish(slot, true, taker);
            return false;
        }
        return true;
    }

    private void finish(int slot, boolean cut, Consumer<Continuation> taker) {
        taker.accept(new Continuation(texts.text(drawn[slot], lengths[slot], cut), logProbabilities[slot], cut));
    }

    /// Moves a slot down into one whose continuation is finished.
    private void swap(int from, int to) {
        if (from != to) {
            KvCache cache = caches[from];
            caches[from] = caches[to];
            caches[to] = cache;
            int[] tokens = drawn[from];
            drawn[from] = drawn[to];
            drawn[to] = tokens;
            lengths[to] = lengths[from];
            logProbabilities[to] = logProbabilities[from];
        }
    }
}
