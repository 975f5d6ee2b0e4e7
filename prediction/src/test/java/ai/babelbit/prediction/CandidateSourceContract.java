package ai.babelbit.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.OddPrefix;
import ai.babelbit.prediction.CandidateSource.Candidate;
import ai.babelbit.prediction.CandidateSource.Draw;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [CandidateSource] must hold to, whatever it knows.
public abstract class CandidateSourceContract {
    private static final Duration TIME = Duration.ofSeconds(30);
    /// What a busy machine may take beyond a deadline.
    private static final Duration SLACK = Duration.ofSeconds(5);

    private static final int WANTED = 20;
    private static final long SEED = 7;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private CandidateSource source;

    /// A source ready to be asked; it is closed after the test.
    ///
    /// @param folder for its files
    protected abstract CandidateSource open(Path folder) throws Exception;

    /// Words of one utterance, four or more, of which the source knows how each beginning may go on.
    protected abstract List<String> known();

    @BeforeEach
    final void openSource() throws Exception {
        source = open(folder);
    }

    @AfterEach
    final void closeSource() {
        source.close();
    }

    @Test
    final void itHasANameOfOneWord() {
        assertThat(source.name()).isNotBlank().doesNotContainAnyWhitespaces();
    }

    @ParameterizedTest
    @EnumSource(OddPrefix.class)
    final void whatIsProposedForAnOddPrefixBeginsWithItAsWritten(OddPrefix odd) {
        String known = known().getFirst();
        for (String prefix : List.of(odd.text(), known + " " + odd.text(), odd.text() + " " + known)) {
            assertProposals(draw(Context.of("Hello.", odd.text())), prefix, WANTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyzzy plugh", "?", "'tis \"so\" — «oui»", "...", "\\n %s {} $1", "ΑΒΓ ǆ İ ß"})
    final void whatIsProposedForUnknownWordsBeginsWithThem(String prefix) {
        assertProposals(draw(Context.empty()), prefix, WANTED);
    }

    @Test
    final void tenThousandWordsCanBeGoneOnFrom() {
        assertProposals(draw(Context.empty()), "word ".repeat(10_000).strip(), WANTED);
        assertProposals(
                draw(Context.empty()), (known().getFirst() + " ").repeat(10_000).strip(), WANTED);
    }

    @Test
    final void itKnowsHowAKnownUtteranceMayGoOn() {
        for (int length = 1; length <= known().size(); length++) {
            assertThat(assertProposals(draw(Context.empty()), beginning(length), WANTED))
                    .as(beginning(length))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 500})
    final void noMoreThanWantedIsProposed(int wanted) {
        assertThat(assertProposals(draw(Context.of("Hi.")), beginning(1), wanted))
                .isNotEmpty();
    }

    @Test
    final void aDrawFollowsItsUtteranceAsItGrowsAndMayBeAskedAgain() {
        Draw draw = draw(Context.of("So.", "And then?"));
        for (int length = 1; length <= known().size(); length++) {
            assertProposals(draw, beginning(length), WANTED);
            assertThat(assertProposals(draw, beginning(length), 3)).isNotEmpty();
        }
        assertProposals(draw, String.join(" ", known()) + " xyzzy and what nobody says", WANTED);
    }

    @Test
    final void wordsMayBeLeftOut() {
        Draw draw = draw(Context.of("Hi."));
        assertProposals(draw, beginning(1), WANTED);
        assertThat(assertProposals(draw, beginning(known().size()), WANTED)).isNotEmpty();
    }

    @Test
    final void nothingIsProposedAfterTheDeadline() {
        Draw draw = draw(Context.of("Hi."));
        assertThat(draw.propose(beginning(1), WANTED, Deadline.in(Duration.ZERO)))
                .isEmpty();
        assertProposals(draw, beginning(1), WANTED);
        assertThat(draw.propose(beginning(2), WANTED, Deadline.in(Duration.ZERO)))
                .isEmpty();
    }

    @Test
    final void whoeverWantsMoreThanThereIsTimeForGetsWhatThereIsInTime() {
        Duration time = Duration.ofMillis(200);
        long start = System.nanoTime();
        draw(Context.of("Hi.")).propose(beginning(1), 1_000_000, Deadline.in(time));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time.plus(SLACK));
    }

    @Test
    final void equalSeedsGiveEqualProposals() {
        Context context = Context.of("Good morning.", "Did you sleep well?");
        assertThat(playThrough(source.open(context, SEED)))
                .isNotEmpty()
                .isEqualTo(playThrough(source.open(context, SEED)));
    }

    @Test
    final void longContextsAreTaken() {
        Context manyTurns = Context.empty();
        for (int i = 0; i < 5000; i++) {
            manyTurns = manyTurns.plus("turn number " + i + " " + String.join(" ", known()));
        }
        Context longTurn = Context.of("word ".repeat(50_000) + (known().getFirst() + " ").repeat(50_000));
        for (Context context : List.of(manyTurns, longTurn, Context.of("", " ", "EOF", " EOF "))) {
            long start = System.nanoTime();
            assertThat(assertProposals(draw(context), beginning(1), WANTED)).isNotEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SLACK);
        }
    }

    @Test
    final void drawsForManyUtterancesAreAskedAtOnce() throws Exception {
        List<List<Candidate>> alone = new ArrayList<>();
        for (int utterance = 0; utterance < 16; utterance++) {
            alone.add(playThrough(source.open(Context.of("turn " + utterance), utterance)));
        }
        List<List<Candidate>> together = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Candidate>>> calls = new ArrayList<>();
            for (int caller = 0; caller < 16; caller++) {
                int utterance = caller;
                calls.add(callers.submit(() -> playThrough(source.open(Context.of("turn " + utterance), utterance))));
            }
            for (Future<List<Candidate>> call : calls) {
                together.add(call.get());
            }
        }
        assertThat(together).isEqualTo(alone);
    }

    @Test
    final void closingTwiceIsHarmless() {
        source.close();
        source.close();
    }

    private Draw draw(Context context) {
        return source.open(context, SEED);
    }

    /// The first words of what is known.
    private String beginning(int words) {
        return String.join(" ", known().subList(0, words));
    }

    private List<Candidate> playThrough(Draw draw) {
        List<Candidate> proposals = new ArrayList<>();
        for (int length = 1; length <= known().size(); length++) {
            proposals.addAll(draw.propose(beginning(length), WANTED, Deadline.in(TIME)));
        }
        return proposals;
    }

    private static List<Candidate> assertProposals(Draw draw, String prefix, int wanted) {
        Duration time = TIME;
        long start = System.nanoTime();
        List<Candidate> proposals = draw.propose(prefix, wanted, Deadline.in(time));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time.plus(SLACK));
        assertThat(proposals).hasSizeLessThanOrEqualTo(wanted).allSatisfy(proposal -> {
            assertThat(proposal.text() + " ").startsWith(prefix + " ");
            assertThat(proposal.weight()).isFinite().isPositive();
        });
        return proposals;
    }
}
