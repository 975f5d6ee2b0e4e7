package ai.babelbit.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.reveal.Reveal;
import ai.babelbit.dialogue.reveal.RevealSession;
import ai.babelbit.dialogue.reveal.TokenSource;
import ai.babelbit.dialogue.scoring.ScoringRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RoundTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    /// Lessons 3c 4: nobody may see a word before everybody is done with the one before it.
    @Test
    void noContestantSeesTheNextWordBeforeAllAreDoneWithThisOne() throws InterruptedException {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch quickAnswered = new CountDownLatch(1);
        Contestant quick = contestant("quick", request -> {
            seen.add("quick " + request.step());
            quickAnswered.countDown();
            return Outcome.Answered.of("");
        });
        Contestant slow = contestant("slow", request -> {
            quickAnswered.await();
            seen.add("slow " + request.step());
            return Outcome.Answered.of("");
        });
        play(new Pacing.Lockstep(AMPLE), List.of(quick, slow), dialogue("a b c"));
        assertThat(seen.subList(0, 2)).containsExactly("quick 0", "slow 0");
        for (int step = 1; step < 3; step++) {
            assertThat(seen.subList(2 * step, 2 * step + 2)).containsExactlyInAnyOrder("quick " + step, "slow " + step);
        }
    }

    /// Lessons 3c 5: one that never answers costs the others nothing.
    @Test
    void aSilentContestantTimesOutAndTheOthersKeepTheirAnswers() throws InterruptedException {
        Contestant silent = contestant("silent", _ -> {
            new CountDownLatch(1).await();
            return Outcome.Answered.of("never");
        });
        List<PlayedUtterance> played =
                play(new Pacing.Lockstep(SHORT), List.of(silent, echo()), dialogue("one two three"));
        assertThat(played).singleElement().satisfies(utterance -> {
            assertThat(utterance.results().get(0).steps())
                    .allSatisfy(step -> assertThat(step.outcome()).isInstanceOf(Outcome.TimedOut.class));
            assertThat(utterance.results().get(1).steps())
                    .extracting(Step::text)
                    .containsExactly("one", "one two", "one two three");
            assertThat(utterance.results().get(1).score().best().orElse(0)).isPositive();
            assertThat(utterance.results().get(0).score().best()).hasValue(0);
        });
    }

    @Test
    void aLateAnswerNeverCountsInLockstep() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(1);
        Contestant late = contestant("late", request -> {
            if (request.step() == 0) {
                boolean interrupted = awaitIgnoringInterrupts(second);
                return Outcome.Answered.of("a b " + interrupted);
            }
            return Outcome.Answered.of("in time");
        });
        List<PlayedUtterance> played =
                play(new Pacing.Lockstep(SHORT), List.of(late), dialogue("a b c d"), new RoundListener() {
                    @Override
                    public void settled(int contestant, int step, Step result) {
                        second.countDown();
                    }
                });
        assertThat(played.getFirst().results().getFirst().steps().getFirst().text())
                .isEmpty();
        assertThat(played.getFirst().results().getFirst().steps())
                .noneMatch(step -> step.text().startsWith("a b"));
    }

    @Test
    void aContestantThatFailsFiveTimesIsLeftOutUntilTheDialogueEnds() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        Contestant failing = contestant("failing", request -> {
            asked.incrementAndGet();
            return request.utterance().dialogueIndex() == 0
                    ? new Outcome.Refused("busy")
                    : Outcome.Answered.of(request.prefix());
        });
        List<PlayedUtterance> played =
                play(new Pacing.Lockstep(AMPLE), List.of(failing), dialogue("1 2 3 4 5 6 7", "8 9"), dialogue("a b"));
        assertThat(asked).hasValue(5 + 2);
        List<Step> steps = played.getFirst().results().getFirst().steps();
        assertThat(steps.subList(0, 5))
                .allSatisfy(s -> assertThat(s.outcome().kind()).isEqualTo("refused"));
        assertThat(steps.subList(5, 7))
                .allSatisfy(s -> assertThat(s.outcome().kind()).isEqualTo("dropped"));
        assertThat(played.getLast().results().getFirst().steps())
                .allSatisfy(s -> assertThat(s.outcome().kind()).isEqualTo("answered"));
    }

    @Test
    void aPredictorThatThrowsFailsAloneAndWithAReason() throws InterruptedException {
        Contestant throwing = contestant("throwing", _ -> {
            throw new IllegalStateException("broken");
        });
        List<PlayedUtterance> played = play(new Pacing.Lockstep(AMPLE), List.of(throwing, echo()), dialogue("a b"));
        assertThat(played.getFirst().results().getFirst().steps().getFirst().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Malformed.class,
                        outcome -> assertThat(outcome.reason()).contains("broken"));
        assertThat(played.getFirst().results().getLast().score().best().orElse(0))
                .isPositive();
    }

    @Test
    void atSpeakingSpeedAPredictionCountsForTheStepAtWhichItArrives() throws InterruptedException {
        CountDownLatch third = new CountDownLatch(1);
        Contestant slow = contestant("slow", request -> {
            third.await();
            return Outcome.Answered.of("guess from step " + request.step());
        });
        List<PlayedUtterance> played = play(
                new Pacing.Spoken(Duration.ofMillis(400), AMPLE),
                List.of(slow),
                dialogue("a b c"),
                new RoundListener() {
                    @Override
                    public void revealed(Position position, String prefix) {
                        if (prefix.equals("a b c")) {
                            third.countDown();
                        }
                    }
                });
        List<Step> steps = played.getFirst().results().getFirst().steps();
        assertThat(steps.subList(0, 2)).extracting(Step::text).containsExactly("", "");
        assertThat(steps.get(2).text()).startsWith("guess from step");
    }

    /// Lessons 3c 12 and 21.
    @Test
    void anUtteranceThatIsCutShortIsNotScored() throws InterruptedException {
        RevealSession whole =
                new RevealSession("s", List.of(dialogue("a b", "c d e")).iterator());
        AtomicInteger left = new AtomicInteger(5);
        TokenSource breaking = new TokenSource() {
            @Override
            public String session() {
                return "s";
            }

            @Override
            public Reveal next(String prediction) {
                return left.getAndDecrement() > 0 ? whole.next() : new Reveal.Lost("connection reset");
            }
        };
        List<PlayedUtterance> played = new ArrayList<>();
        Round round = round(new Pacing.Lockstep(AMPLE), List.of(echo()));
        assertThat(round.play(breaking, RoundLog.none(), collecting(played)))
                .isEqualTo(new RoundEnd.CutShort("connection reset"));
        assertThat(played).extracting(PlayedUtterance::groundTruth).containsExactly("a b");
    }

    @Test
    void aStoppedRoundKeepsWhatIsFinished() throws InterruptedException {
        List<PlayedUtterance> played = new ArrayList<>();
        Round round = round(new Pacing.Lockstep(AMPLE), List.of(echo()));
        RoundEnd end = round.play(source(dialogue("a b", "c d", "e f")), RoundLog.none(), new RoundListener() {
            @Override
            public void utteranceEnded(PlayedUtterance utterance) {
                played.add(utterance);
                round.stop();
            }
        });
        assertThat(end).isEqualTo(new RoundEnd.Stopped());
        assertThat(played).hasSize(1);
    }

    @Test
    void theContextIsTheEarlierUtterancesOfTheSameDialogueWithoutBlankOnes() throws InterruptedException {
        List<List<String>> contexts = Collections.synchronizedList(new ArrayList<>());
        Contestant listening = contestant("listening", request -> {
            contexts.add(List.copyOf(request.context()));
            return Outcome.Answered.of("");
        });
        play(new Pacing.Lockstep(AMPLE), List.of(listening), dialogue("a", " ", "b"), dialogue("c"));
        assertThat(contexts).containsExactly(List.of(), List.of("a"), List.of());
    }

    @Test
    void twoContestantsOfOneNameAreRefused() {
        assertThatThrownBy(() -> round(new Pacing.Lockstep(AMPLE), List.of(echo(), echo())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean awaitIgnoringInterrupts(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private static Contestant echo() {
        return contestant("echo", request -> Outcome.Answered.of(request.prefix()));
    }

    private static List<PlayedUtterance> play(Pacing pacing, List<Contestant> contestants, Dialogue... dialogues)
            throws InterruptedException {
        return play(pacing, contestants, List.of(dialogues), new RoundListener() {});
    }

    private static List<PlayedUtterance> play(
            Pacing pacing, List<Contestant> contestants, Dialogue dialogue, RoundListener listener)
            throws InterruptedException {
        return play(pacing, contestants, List.of(dialogue), listener);
    }

    private static List<PlayedUtterance> play(
            Pacing pacing, List<Contestant> contestants, List<Dialogue> dialogues, RoundListener also)
            throws InterruptedException {
        List<PlayedUtterance> played = new ArrayList<>();
        RoundEnd end = round(pacing, contestants)
                .play(
                        new RevealSession("s", dialogues.iterator()),
                        RoundLog.none(),
                        new BothListeners(collecting(played), also));
        assertThat(end).isEqualTo(new RoundEnd.Complete());
        return played;
    }

    static Round round(Pacing pacing, List<Contestant> contestants) {
        return new Round(
                contestants,
                new Round.Rules(pacing, ScoringRule.classic(), Round.Rules.MAX_FAILURES),
                Thread.ofVirtual().factory());
    }

    static RoundListener collecting(List<PlayedUtterance> played) {
        return new RoundListener() {
            @Override
            public void utteranceEnded(PlayedUtterance utterance) {
                played.add(utterance);
            }
        };
    }

    static TokenSource source(Dialogue... dialogues) {
        return new RevealSession("s", List.of(dialogues).iterator());
    }

    static Dialogue dialogue(String... utterances) {
        return new Dialogue("ch", "d", null, List.of(utterances));
    }

    static Contestant contestant(String name, Answering answering) {
        return Contestant.of(new Predictor() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Outcome predict(PredictionRequest request) throws InterruptedException {
                return answering.predict(request);
            }
        });
    }

    @FunctionalInterface
    interface Answering {
        Outcome predict(PredictionRequest request) throws InterruptedException;
    }

    private record BothListeners(RoundListener first, RoundListener second) implements RoundListener {
        @Override
        public void revealed(Position position, String prefix) {
            first.revealed(position, prefix);
            second.revealed(position, prefix);
        }

        @Override
        public void settled(int contestant, int step, Step result) {
            first.settled(contestant, step, result);
            second.settled(contestant, step, result);
        }

        @Override
        public void utteranceEnded(PlayedUtterance utterance) {
            first.utteranceEnded(utterance);
            second.utteranceEnded(utterance);
        }
    }
}
