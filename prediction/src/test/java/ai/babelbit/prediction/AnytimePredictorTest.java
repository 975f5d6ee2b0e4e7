package ai.babelbit.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.Prediction;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.ngram.Corpora;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnytimePredictorTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    /// What a busy machine may take beyond a deadline.
    private static final Duration SLACK = Duration.ofSeconds(5);
    /// Little enough that time never runs out.
    private static final PredictorOptions UNHURRIED =
            PredictorOptions.defaults().withBudget(LONG).withEffort(new Effort(24, 6));

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static List<CandidateSource> both;

    @BeforeAll
    static void openSources() throws IOException {
        both = List.of(Sources.index(folder), Sources.ngram(folder));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void utterancesThatAreAskedForInTurnGetTheAnswersTheyGetAlone(long seed) throws Exception {
        List<PredictionRequest> requests = new ArrayList<>();
        for (int utterance = 0; utterance < 8; utterance++) {
            requests.addAll(requests("s", utterance));
        }
        List<Prediction> inTurn = ask(over(both, UNHURRIED), requests);
        // Any order that keeps the words of each utterance in theirs.
        List<Integer> turns = new ArrayList<>(
                requests.stream().map(r -> r.utterance().utteranceIndex()).toList());
        Collections.shuffle(turns, new Random(seed));
        int[] asked = new int[8];
        List<PredictionRequest> mixed = new ArrayList<>();
        for (int utterance : turns) {
            mixed.add(requests("s", utterance).get(asked[utterance]++));
        }
        List<Prediction> mixedUp = ask(over(both, UNHURRIED), mixed);
        for (int i = 0; i < mixed.size(); i++) {
            assertThat(mixedUp.get(i)).isEqualTo(inTurn.get(indexOf(requests, mixed.get(i))));
        }
    }

    private static int indexOf(List<PredictionRequest> requests, PredictionRequest wanted) {
        int index = 0;
        while (!requests.get(index).utterance().equals(wanted.utterance())
                || requests.get(index).step() != wanted.step()) {
            index++;
        }
        return index;
    }

    @Test
    void answersDoNotDependOnTheNameOfTheSession() throws Exception {
        AnytimePredictor predictor = over(both, UNHURRIED);
        assertThat(ask(predictor, requests("another name", 3))).isEqualTo(ask(predictor, requests("s", 3)));
    }

    @Test
    void equalSeedsGiveEqualAnswersAndOthersDiffer() throws Exception {
        List<Prediction> once = ask(over(both, UNHURRIED), requests("s", 1));
        assertThat(ask(over(both, UNHURRIED), requests("s", 1))).isEqualTo(once);
        assertThat(ask(over(both, UNHURRIED.withSeed(99)), requests("s", 1))).isNotEqualTo(once);
    }

    @Test
    void whoAsksTwiceGetsTheSameAnswer() throws Exception {
        AnytimePredictor predictor = over(both, UNHURRIED);
        for (PredictionRequest request : requests("s", 2)) {
            Prediction first = ask(predictor, request);
            assertThat(ask(predictor, request)).isEqualTo(first);
        }
    }

    @Test
    void expectationsAndProbabilitiesAreInRangeAndLikeliestFirst() throws Exception {
        AnytimePredictor predictor = over(both, UNHURRIED);
        for (int utterance = 0; utterance < 10; utterance++) {
            for (PredictionRequest request : requests("s", utterance)) {
                Prediction prediction = ask(predictor, request);
                assertThat(prediction.text() + " ").startsWith(request.prefix() + " ");
                // No later answer can be worth more than its earliness.
                assertThat(prediction.expectedUtility().orElseThrow()).isBetween(0.0, 1.0 / (request.step() + 1));
                List<Double> probabilities = prediction.alternatives().stream()
                        .map(Prediction.Alternative::probability)
                        .toList();
                assertThat(probabilities)
                        .isNotEmpty()
                        .allMatch(p -> p >= 0 && p <= 1)
                        .isSortedAccordingTo(Collections.reverseOrder());
                assertThat(probabilities.stream().mapToDouble(p -> p).sum()).isLessThanOrEqualTo(1 + 1e-9);
                assertThat(prediction.alternatives())
                        .allMatch(one -> (one.text() + " ").startsWith(request.prefix() + " "))
                        .extracting(Prediction.Alternative::text)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aMillisecondIsEnoughForAnAnswer() throws Exception {
        AnytimePredictor predictor = over(both, PredictorOptions.defaults().withBudget(Duration.ofMillis(1)));
        for (int utterance = 0; utterance < 20; utterance++) {
            for (PredictionRequest request : requests("s", utterance)) {
                long start = System.nanoTime();
                Prediction prediction = ask(predictor, request);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SLACK);
                assertThat(prediction.text() + " ").startsWith(request.prefix() + " ");
            }
        }
    }

    @Test
    void whatWasNotReadyInTimeIsGoneOnWithWhenAskedAgain() throws Exception {
        FakeSource source = FakeSource.finding(
                new CandidateSource.Candidate("so what", 2), new CandidateSource.Candidate("so it goes", 1));
        AnytimePredictor predictor = over(List.of(source), UNHURRIED);
        assertThat(ask(predictor, request("s", 0, "so", Duration.ZERO))).isEqualTo(Prediction.of("so"));
        assertThat(ask(predictor, request("s", 0, "so", LONG)).text()).isEqualTo("so what");
        assertThat(source.opened).hasValue(1);
    }

    @Test
    void twoWhoAskForTheSameUtteranceAtOnceBothGetAnAnswerInTime() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        FakeSource slow = new FakeSource("slow", true, (_, _, deadline) -> {
            busy.countDown();
            FakeSource.waitFor(() -> deadline.hasPassed() || answered.getCount() == 0);
            return List.of();
        });
        FakeSource quick = FakeSource.finding(new CandidateSource.Candidate("so what", 1));
        AnytimePredictor predictor = over(List.of(quick, slow), UNHURRIED);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Prediction> first = callers.submit(() -> ask(predictor, request("s", 0, "so", LONG)));
            busy.await();
            Duration time = Duration.ofSeconds(2);
            long start = System.nanoTime();
            // More than the prefix: there was time to look.
            assertThat(ask(predictor, request("s", 0, "so", time)).text()).isEqualTo("so what");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time.plus(SLACK));
            answered.countDown();
            assertThat(first.get().text()).isEqualTo("so what");
        }
    }

    @Test
    void noMoreThanSoManyUtterancesAreRemembered() throws Exception {
        FakeSource source = FakeSource.finding(new CandidateSource.Candidate("so what", 1));
        AnytimePredictor predictor = over(List.of(source), UNHURRIED);
        for (int utterance = 0; utterance < 5000; utterance++) {
            ask(predictor, request("s" + utterance % 7, utterance, "so", LONG));
        }
        assertThat(source.opened).hasValue(5000);
        assertThat(predictor.sessions()).isBetween(1L, 256L);
        predictor.close();
        assertThat(predictor.sessions()).isZero();
    }

    @Test
    void anotherContextOrAPrefixThatDoesNotGoOnBeginsAnew() throws Exception {
        FakeSource source = FakeSource.finding(new CandidateSource.Candidate("so what then", 1));
        AnytimePredictor predictor = over(List.of(source), UNHURRIED);
        ask(predictor, request(Context.of("Hi."), "so"));
        ask(predictor, request(Context.of("Hi."), "so what"));
        ask(predictor, request(Context.of("Hi."), "so what then"));
        assertThat(source.opened).hasValue(1);
        ask(predictor, request(Context.of("Hi.", "Hi."), "so what then"));
        assertThat(source.opened).hasValue(2);
        ask(predictor, request(Context.of("Hi.", "Ho."), "so what then"));
        assertThat(source.opened).hasValue(3);
        ask(predictor, request(Context.of("Hi.", "Ho."), "so what thence"));
        assertThat(source.opened).hasValue(4);
        ask(predictor, request(Context.of("Hi.", "Ho."), "so"));
        assertThat(source.opened).hasValue(5);
    }

    @Test
    void whoKnowsNothingRepeatsThePrefix() throws Exception {
        for (FakeSource source : List.of(FakeSource.silent(), FakeSource.blocking())) {
            AnytimePredictor predictor = over(List.of(source), UNHURRIED.withBudget(Duration.ofMillis(30)));
            long start = System.nanoTime();
            assertThat(ask(predictor, request("s", 0, "so far", LONG))).isEqualTo(Prediction.of("so far"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SLACK);
        }
    }

    @Test
    void aSourceThatBlocksDoesNotKeepOthersFromBeingHeard() throws Exception {
        FakeSource first = FakeSource.finding(new CandidateSource.Candidate("so far so good", 1));
        AnytimePredictor predictor =
                over(List.of(first, FakeSource.blocking()), UNHURRIED.withBudget(Duration.ofMillis(30)));
        assertThat(ask(predictor, request("s", 0, "so far", LONG)).text()).isEqualTo("so far so good");
    }

    @Test
    void proposalsThatDoNotBeginWithThePrefixArePassedOver() throws Exception {
        FakeSource source = FakeSource.finding(
                new CandidateSource.Candidate("well so far", 100),
                new CandidateSource.Candidate("so farther", 100),
                new CandidateSource.Candidate("", 100),
                new CandidateSource.Candidate("so far away", 1));
        Prediction prediction = ask(over(List.of(source), UNHURRIED), request("s", 0, "so far", LONG));
        assertThat(prediction.text()).isEqualTo("so far away");
        assertThat(prediction.alternatives()).containsExactly(new Prediction.Alternative("so far away", 1));
    }

    @Test
    void theLargestWeightsThereAreDoNoHarm() throws Exception {
        FakeSource source = FakeSource.finding(
                new CandidateSource.Candidate("so far", Double.MAX_VALUE),
                new CandidateSource.Candidate("so far away", Double.MAX_VALUE),
                new CandidateSource.Candidate("so far away", Double.MAX_VALUE),
                new CandidateSource.Candidate("so far off", Double.MIN_VALUE));
        Prediction prediction = ask(over(List.of(source), UNHURRIED), request("s", 0, "so far", LONG));
        assertThat(prediction.expectedUtility().orElseThrow()).isBetween(0.0, 1.0);
    }

    @Test
    void whatSourcesFindAddsUpAndWhatTheyDrawIsAveraged() throws Exception {
        FakeSource drawing = new FakeSource(
                "drawing",
                true,
                (_, wanted, _) -> Collections.nCopies(wanted, new CandidateSource.Candidate("so be it", 1)));
        FakeSource finding = FakeSource.finding(
                new CandidateSource.Candidate("so what", 1), new CandidateSource.Candidate("so what", 2));
        Prediction prediction = ask(over(List.of(finding, drawing), UNHURRIED), request("s", 0, "so", LONG));
        // The average of 24 draws, and of eight that are taken to have said nothing, stands beside a sum of 3.
        double drawn = 24 / 32.0;
        assertThat(prediction.alternatives())
                .extracting(Prediction.Alternative::text)
                .containsExactly("so what", "so be it");
        assertThat(prediction.alternatives().getFirst().probability()).isCloseTo(3 / (3 + drawn), within(1e-12));
        assertThat(prediction.alternatives().getLast().probability()).isCloseTo(drawn / (3 + drawn), within(1e-12));
    }

    @Test
    void closingClosesTheSources() {
        FakeSource source = FakeSource.silent();
        Predictor predictor = over(List.of(source), UNHURRIED);
        predictor.close();
        assertThat(source.closed).hasValue(1);
    }

    @Test
    void aPredictorNeedsASource() {
        assertThatThrownBy(() -> over(List.of(), UNHURRIED)).hasMessage("there must be a source");
    }

    private static AnytimePredictor over(List<CandidateSource> sources, PredictorOptions options) {
        return AnytimePredictor.of("test", sources, options);
    }

    /// One request a word of an utterance of the built-in dialogues, a few words long.
    private static List<PredictionRequest> requests(String session, int utterance) {
        List<String> dialogue = Corpora.builtin().get(utterance % 5);
        int index = utterance % dialogue.size();
        Context context = Context.of(dialogue.subList(0, index).toArray(String[]::new));
        List<String> words = Words.split(dialogue.get(index));
        List<PredictionRequest> requests = new ArrayList<>();
        for (int length = 1; length <= Math.min(6, words.size()); length++) {
            String prefix = String.join(" ", words.subList(0, length));
            requests.add(new PredictionRequest(
                    new UtteranceRef(session, 0, utterance), context, prefix, length - 1, Deadline.in(LONG)));
        }
        return requests;
    }

    private static PredictionRequest request(String session, int utterance, String prefix, Duration time) {
        return new PredictionRequest(
                new UtteranceRef(session, 0, utterance), Context.empty(), prefix, 0, Deadline.in(time));
    }

    private static PredictionRequest request(Context context, String prefix) {
        int step = Words.split(prefix).size() - 1;
        return new PredictionRequest(new UtteranceRef("s", 0, 0), context, prefix, step, Deadline.in(LONG));
    }

    private static List<Prediction> ask(Predictor predictor, List<PredictionRequest> requests)
            throws InterruptedException {
        List<Prediction> predictions = new ArrayList<>();
        for (PredictionRequest request : requests) {
            predictions.add(ask(predictor, request));
        }
        return predictions;
    }

    private static Prediction ask(Predictor predictor, PredictionRequest request) throws InterruptedException {
        Outcome outcome = predictor.predict(request);
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).prediction();
    }
}
