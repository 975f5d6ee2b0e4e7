package ai.babelbit.prediction.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.CandidateSource.Candidate;
import ai.babelbit.prediction.CandidateSource.Draw;
import ai.babelbit.prediction.neural.kernel.Kernels;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NeuralSourceTest {
    private static final Deadline LATER = Deadline.in(Duration.ofMinutes(1));
    private static final Sampling SHORT = new Sampling(1, 0.95, 12, 60, 1);

    private final NeuralModel model;

    NeuralSourceTest() throws IOException {
        model = Recorded.model("tiny-int8.safetensors");
    }

    @Test
    void everyProposalBeginsWithThePrefixAsItIsWritten() {
        try (NeuralSource source = NeuralSource.of(model, SHORT)) {
            for (String prefix : List.of("the", "«the»", "?!", "THE CAT,", "😀", "a\u0000b", "x".repeat(3000))) {
                assertThat(source.open(Context.of("no", "zzz 😀 ??"), 3).propose(prefix, 20, LATER))
                        .isNotEmpty()
                        .allSatisfy(candidate -> {
                            assertThat(candidate.text() + " ").startsWith(prefix + " ");
                            assertThat(candidate.weight()).isEqualTo(1);
                            assertThat(String.join(" ", Words.split(candidate.text())))
                                    .isEqualTo(candidate.text());
                        });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void equalSeedsGiveEqualDrawsAndOthersDiffer(int threads) {
        try (NeuralSource source = NeuralSource.of(model, SHORT.withThreads(threads))) {
            Context context = Context.of("the cat sat on the mat");
            assertThat(source.open(context, 5).propose("the", 30, LATER))
                    .isEqualTo(source.open(context, 5).propose("the", 30, LATER))
                    .isNotEqualTo(source.open(context, 6).propose("the", 30, LATER));
        }
    }

    @Test
    void whatIsRememberedOfADialogueChangesNothing() {
        Context context = Context.of("we have a round of words", "and a score");
        try (NeuralSource used = NeuralSource.of(model, SHORT)) {
            used.open(context, 1).propose("so", 3, LATER);
            used.open(Context.of("we have a round", "of others"), 1).propose("so", 3, LATER);
            used.open(context.plus("so it ends"), 1).propose("then", 3, LATER);
            List<String> fresh;
            try (NeuralSource source = NeuralSource.of(model, SHORT)) {
                fresh = texts(source.open(context, 9).propose("so it", 8, LATER));
            }
            assertThat(texts(used.open(context, 9).propose("so it", 8, LATER))).isEqualTo(fresh);
        }
    }

    @Test
    void nothingIsProposedAfterTheDeadline() {
        try (NeuralSource source = NeuralSource.of(model, SHORT)) {
            assertThat(source.open(Context.empty(), 1).propose("the", 30, Deadline.in(Duration.ZERO)))
                    .isEmpty();
        }
    }

    @Test
    void whatADeadlineFindsUnfinishedIsCutAtAWholeWord() {
        Texts texts = new Texts(model.tokenizer(), model.marks());
        Desk desk = new Desk(model, new Sampling(1, 1, 60, 60, 1), texts);
        Cursor cursor = new Cursor(model.shape());
        cursor.move(texts.prefix("the"), desk.decoder(), LATER);
        // Every look at the clock takes a millisecond.
        AtomicLong nanos = new AtomicLong();
        Deadline soon = Deadline.in(Duration.ofMillis(14), () -> nanos.addAndGet(1_000_000));
        List<Continuation> all = new ArrayList<>();
        desk.draw(cursor, desk.first(), 100_000, soon, new SplittableRandom(4), all::add);
        assertThat(all.getLast().cut()).isTrue();
        assertThat(all.size()).isLessThan(100_000);
    }

    @Test
    void aLongDialogueIsLookedAtFromItsEndOnly() {
        Context context = Context.empty();
        for (int i = 0; i < 20_000; i++) {
            context = context.plus("utterance number " + i);
        }
        Texts texts = new Texts(model.tokenizer(), model.marks());
        assertThat(texts.context(context, 60).length).isBetween(20, 61);
        try (NeuralSource source = NeuralSource.of(model, SHORT)) {
            assertThat(source.open(context, 1).propose("the", 4, LATER)).isNotEmpty();
        }
    }

    @Test
    void firstTokensAreDrawnAsOftenAsTheModelSays() {
        Texts texts = new Texts(model.tokenizer(), model.marks());
        Desk desk = new Desk(model, new Sampling(1, 1, 1, 60, 1), texts);
        Cursor cursor = new Cursor(model.shape());
        assertThat(cursor.move(texts.prefix("the"), desk.decoder(), LATER)).isTrue();
        float[] first = desk.first();
        double sum = 0;
        for (int token = 0; token < first.length; token++) {
            sum += first[token];
            assertThat(texts.mayFollowWord(token) || first[token] == 0).isTrue();
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
        int[] ended = new int[1];
        int draws = 20_000;
        desk.draw(cursor, first, draws, LATER, new SplittableRandom(2), one -> ended[0] += one.cut() ? 0 : 1);
        // Four standard deviations.
        double expected = first[model.marks().end()];
        double deviation = Math.sqrt(expected * (1 - expected) / draws);
        assertThat(ended[0] / (double) draws).isCloseTo(expected, within(4 * deviation + 1e-4));
    }

    @Test
    void aNucleusLeavesTheUnlikelyOut() {
        float[] probabilities = {0.1f, 0.4f, 0.05f, 0.3f, 0.15f};
        Dice dice = new Dice(Kernels.best(), new Sampling(1, 0.7, 1, 16, 1));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(dice.draw(probabilities, 0, 5, random)).isIn(1, 3);
        }
    }

    @Test
    void theTokenLoopAllocatesNothing() {
        Texts texts = new Texts(model.tokenizer(), model.marks());
        Decoder decoder = model.decoder(4);
        Cursor cursor = new Cursor(model.shape());
        cursor.move(texts.prefix("the round of words"), decoder, LATER);
        Dice dice = new Dice(Kernels.best(), Sampling.defaults());
        KvCache[] own = new KvCache[4];
        Arrays.setAll(own, _ -> new KvCache(model.shape(), 64));
        SplittableRandom random = new SplittableRandom(1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // Until the compiler has seen the loop, its vectors are objects; once is enough to show that they need not be.
        for (int attempt = 0; attempt < 2000 && least > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int position = 0; position < 8; position++) {
                decoder.rows().clear();
                for (int row = 0; row < own.length; row++) {
                    decoder.rows().addOwn(5 + row, cursor.size(), own[row], position);
                }
                decoder.pass(cursor.cache(), 0);
                dice.prepare(decoder.logits(), 0, model.shape().vocabulary());
                dice.draw(decoder.logits(), 0, model.shape().vocabulary(), random);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes in 8 steps").isZero();
    }

    @Test
    void manyDrawFromOneSourceAtOnce() throws Exception {
        try (NeuralSource source = NeuralSource.of(model, SHORT.withThreads(2));
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Context context = Context.of("the cat sat on the mat", "it did");
            List<String> alone = texts(source.open(context, 7).propose("so", 6, LATER));
            List<Future<List<String>>> together = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Context here = i % 2 == 0 ? context : Context.of("another dialogue altogether " + i);
                together.add(pool.submit(() -> {
                    Draw draw = source.open(here, 7);
                    return texts(draw.propose("so", 6, LATER));
                }));
            }
            for (int i = 0; i < together.size(); i += 2) {
                assertThat(together.get(i).get()).isEqualTo(alone);
            }
        }
    }

    private static List<String> texts(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::text).toList();
    }
}
