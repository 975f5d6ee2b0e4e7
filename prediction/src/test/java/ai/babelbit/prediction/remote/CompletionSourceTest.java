package ai.babelbit.prediction.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.http.HostilePeer;
import ai.babelbit.http.Request;
import ai.babelbit.http.Secret;
import ai.babelbit.prediction.AnytimePredictor;
import ai.babelbit.prediction.CandidateSource.Candidate;
import ai.babelbit.prediction.CandidateSource.Draw;
import ai.babelbit.prediction.PredictorOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompletionSourceTest {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Context CONTEXT = Context.of("How was it?", "Good day");

    private final AtomicLong now = new AtomicLong();

    @Test
    void oneRequestAsksForSeveralCompletions() {
        try (Peer peer = CompletionPeers.saying("I think so too.", "not.", "\"I think that's it.\"")) {
            assertThat(texts(peer.uri(), 3, "I think"))
                    .containsExactly("I think so too.", "I think not.", "I think that's it.");
            Request heard = peer.heard();
            assertThat(heard.body().path("n").intValue()).isEqualTo(3);
            assertThat(heard.body().path("temperature").doubleValue()).isEqualTo(0.2);
            assertThat(heard.body().path("messages").path(1).path("content").stringValue())
                    .containsSubsequence("How was it?", "Good day", "I think");
        }
    }

    @Test
    void aPrefixIsAskedForOnceAndEachCompletionProposedOnce() {
        try (Peer peer = CompletionPeers.saying("a", "b", "c", "d");
                CompletionSource source = source(peer.uri(), 4)) {
            Draw draw = source.open(CONTEXT, 1);
            assertThat(texts(draw, "so", 3)).containsExactly("so a", "so b", "so c");
            assertThat(texts(draw, "so", 3)).containsExactly("so d");
            assertThat(texts(draw, "so", 3)).isEmpty();
            assertThat(peer.unheard()).isEqualTo(1);
            assertThat(texts(draw, "so what", 9)).hasSize(4);
            assertThat(peer.unheard()).isEqualTo(2);
        }
    }

    @Test
    void anEndpointThatGivesOneGivesOneCandidateAndOneThatGivesTooManyIsCutOff() {
        try (Peer one = CompletionPeers.saying("that is all");
                Peer many = CompletionPeers.saying("a", "b", "c", "d", "e")) {
            assertThat(texts(one.uri(), 16, "so")).containsExactly("so that is all");
            assertThat(texts(many.uri(), 2, "so")).containsExactly("so a", "so b");
        }
    }

    /// "yes," is worth predicting for "yes" but cannot come true after it.
    @Test
    void theRevealedWordsStayAsTheyAre() {
        try (Peer peer = CompletionPeers.saying("yes, I do", "YES!", "yesterday", "")) {
            assertThat(texts(peer.uri(), 8, "yes")).containsExactly("yes I do", "yes", "yes yesterday", "yes");
        }
    }

    @Test
    void oddAnswersAreBoundedAndOthersBesideThemCount() {
        String odd =
                "{\"choices\": [null, 1e999, [], {\"message\": {\"content\": null}}, {\"message\": {\"content\": 7}},"
                        + "{\"message\": {\"content\": \"" + "x ".repeat(200_000) + "\"}, \"logprobs\": 1e999},"
                        + "{\"message\": {\"content\": \"it goes\"}}]}";
        try (Peer peer = Peer.answering(CompletionPeers.PATH, 200, odd)) {
            assertThat(texts(peer.uri(), 16, "so")).containsExactly("so it goes");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "NaN",
                "null",
                "[]",
                "{\"choices\": NaN}",
                "{\"choices\": 1e999}",
                "{\"choices\": [{\"message\": {\"content\": NaN}}]}",
                "{\"choices\": {\"message\": \"x\"}}"
            })
    void whatIsNoAnswerGivesNoCandidate(String body) {
        try (Peer peer = Peer.answering(CompletionPeers.PATH, 200, body)) {
            assertThat(texts(peer.uri(), 4, "so")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 429, 500, 503})
    void aRefusalGivesNoCandidate(int status) {
        try (Peer peer = Peer.answering(CompletionPeers.PATH, status, CompletionPeers.completions("x"))) {
            assertThat(texts(peer.uri(), 4, "so")).isEmpty();
        }
    }

    @Test
    void hugeBrokenAndAbsentEndpointsGiveNoCandidate() throws IOException {
        try (HostilePeer endless = HostilePeer.endlessBody();
                HostilePeer heads = HostilePeer.endlessHead();
                HostilePeer bomb = HostilePeer.gzipBomb(64 << 20);
                HostilePeer resetting = HostilePeer.resetting()) {
            for (HostilePeer peer : List.of(endless, heads, bomb, resetting)) {
                assertThat(texts(peer.uri(), 4, "so")).isEmpty();
            }
        }
        assertThat(texts(HostilePeer.nobody(), 4, "so")).isEmpty();
    }

    @Test
    void aSlowEndpointLeavesTimeToChoose() throws IOException {
        Duration time = Duration.ofMillis(400);
        try (HostilePeer silent = HostilePeer.silent();
                HostilePeer body = HostilePeer.tricklingBody()) {
            for (HostilePeer peer : List.of(silent, body)) {
                try (CompletionSource source = source(peer.uri(), 4)) {
                    // The clock of the deadline stands still, so only the share of it that is waited for passes.
                    Deadline deadline = Deadline.in(time, now::get);
                    long start = System.nanoTime();
                    assertThat(source.open(CONTEXT, 1).propose("so", 4, deadline))
                            .isEmpty();
                    assertThat(Duration.ofNanos(System.nanoTime() - start))
                            .isBetween(time.multipliedBy(3).dividedBy(4), time.plusSeconds(5));
                }
            }
        }
    }

    @Test
    void afterThreeFailuresInARowItIsLeftAloneForAWhile() {
        try (Peer peer = Peer.answering(CompletionPeers.PATH, 503, "{}");
                CompletionSource source = source(peer.uri(), 4)) {
            for (int utterance = 0; utterance < 10; utterance++) {
                assertThat(texts(source.open(CONTEXT, 1), "so", 4)).isEmpty();
            }
            assertThat(peer.unheard()).isEqualTo(3);
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            for (int utterance = 0; utterance < 10; utterance++) {
                assertThat(texts(source.open(CONTEXT, 1), "so", 4)).isEmpty();
            }
            assertThat(peer.unheard()).isEqualTo(4);
        }
    }

    @Test
    void whoeverIsInterruptedStaysInterruptedAndTheEndpointIsNotBlamed() {
        try (Peer peer = CompletionPeers.saying("a");
                CompletionSource source = source(peer.uri(), 4)) {
            for (int i = 0; i < 5; i++) {
                Thread.currentThread().interrupt();
                assertThat(texts(source.open(CONTEXT, 1), "so", 4)).isEmpty();
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(texts(source.open(CONTEXT, 1), "so", 4)).containsExactly("so a");
        }
    }

    @Test
    void amongCandidatesTheOneThatResemblesTheOthersIsSaid() throws InterruptedException {
        try (Peer peer = CompletionPeers.saying("are you today?", "are you now?", "are you?", "strange and far away");
                Predictor predictor = AnytimePredictor.of(
                        "remote",
                        List.of(source(peer.uri(), 4)),
                        PredictorOptions.defaults().withBudget(TIME))) {
            assertThat(predictor.predict(Peer.request(TIME)))
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answered -> assertThat(answered.prediction().text()).startsWith("Hi - how are you"));
        }
    }

    @Test
    void numbersThatNoEndpointTakesAreRefused() {
        URI base = URI.create("http://127.0.0.1/v1");
        for (int completions : new int[] {Integer.MIN_VALUE, 0, CompletionSource.MOST + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> source(base, completions).close());
        }
    }

    private List<String> texts(URI server, int completions, String prefix) {
        try (CompletionSource source = source(server, completions)) {
            return texts(source.open(CONTEXT, 1), prefix, 100);
        }
    }

    private static List<String> texts(Draw draw, String prefix, int wanted) {
        return draw.propose(prefix, wanted, Deadline.in(TIME)).stream()
                .map(Candidate::text)
                .toList();
    }

    private CompletionSource source(URI server, int completions) {
        return new CompletionSource(CompletionPeers.settings(server, Secret.of("sk-7f3c90de")), completions, now::get);
    }
}
