package ai.babelbit.prediction.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.PredictorContract;
import ai.babelbit.http.HostilePeer;
import ai.babelbit.http.Request;
import ai.babelbit.http.Secret;
import ai.babelbit.prediction.remote.ChatCompletionPredictor.Settings;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ChatCompletionPredictorTest extends PredictorContract {
    private static final String KEY = "sk-7f3c90de";
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Peer ENDPOINT = CompletionPeers.saying("and so it goes");

    @AfterAll
    static void stop() {
        ENDPOINT.close();
    }

    @Override
    protected Predictor open() {
        return new ChatCompletionPredictor(CompletionPeers.settings(ENDPOINT.uri(), Secret.of(KEY)));
    }

    @Test
    void theRequestIsOneForAChatCompletion() throws Exception {
        try (Peer peer = CompletionPeers.saying("x");
                Predictor predictor =
                        new ChatCompletionPredictor(CompletionPeers.settings(peer.uri(), Secret.of(KEY)))) {
            assertThat(predictor.name()).isEqualTo("small-model");
            predictor.predict(Peer.request(TIME));
            Request heard = peer.heard();
            JsonNode body = heard.body();
            assertThat(heard.header("Authorization")).hasValue("Bearer " + KEY);
            assertThat(body.path("model").stringValue()).isEqualTo("small-model");
            assertThat(body.path("temperature").doubleValue()).isEqualTo(0.2);
            assertThat(body.path("max_tokens").intValue()).isEqualTo(24);
            assertThat(body.path("messages").path(0).path("role").stringValue()).isEqualTo("system");
            assertThat(body.path("messages").path(1).path("role").stringValue()).isEqualTo("user");
            assertThat(body.path("messages").path(1).path("content").stringValue())
                    .containsSubsequence("it says EOF at the end", "Good day", "Hi - how");
        }
    }

    @Test
    void withoutAKeyNoneIsSent() throws Exception {
        try (Peer peer = CompletionPeers.saying("x");
                Predictor predictor =
                        new ChatCompletionPredictor(CompletionPeers.settings(URI.create(peer.uri() + "/v1/"), null))) {
            assertThat(predictor.predict(Peer.request(TIME))).isInstanceOf(Outcome.Answered.class);
            assertThat(peer.heard().header("Authorization")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // prefix | said | whole utterance
                "I think|I think so too.|I think so too.",
                "I think|i THINK so too.|I think so too.",
                "I think|so too.|I think so too.",
                "I think|~  so   too.  ~|I think so too.",
                "I think|\"I think so too.\"|I think so too.",
                "I think|“I think so too.”|I think so too.",
                "I think|I think|I think",
                "I think|~~|I think",
                "he|hello there|he hello there",
                "yes|yes, I do|yes, I do",
                "\"Hello|\"Hello there\"|\"Hello there\"",
                "he said \"no\"|he said \"no\"|he said \"no\"",
                "he said \"no\"|and left|he said \"no\" and left",
                "EOF|EOF means end of file|EOF means end of file"
            })
    void prefixAndCompletionBecomeOneUtterance(String prefix, String said, String whole) {
        assertThat(Completion.join(prefix, said)).isEqualTo(whole);
    }

    @Test
    void onlyTheFirstLineCounts() throws Exception {
        assertThat(Completion.join("Hi", "\n\nHi there.\nI hope this helps!")).isEqualTo("Hi there.");
        assertThat(outcome(200, CompletionPeers.completions("Hi - how are you?\n\nNote: a guess.")))
                .isEqualTo(Outcome.Answered.of("Hi - how are you?"));
    }

    @Test
    void aRefusalIsOneAndSaysWhy() throws Exception {
        assertRefused(outcome(401, "{\"error\": {\"message\": \"Incorrect key\"}}"), "401", "Incorrect key");
        assertRefused(outcome(429, "{\"error\": {\"message\": \"Rate limit reached\"}}"), "busy");
        assertRefused(outcome(500, "{\"error\": {\"message\": \"overloaded\"}}"), "500", "overloaded");
        assertRefused(outcome(500, "{\"error\": \"overloaded\"}"), "500", "overloaded");
        assertRefused(outcome(503, "upstream gone"), "503", "upstream gone");
        assertRefused(outcome(404, "{\"error\": null}"), "404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "<html>",
                "{\"choices\": []}",
                "{\"choices\": [{\"message\": {\"content\": null}}]}",
                "{\"choices\": [{\"message\": {\"content\": [\"x\"]}}]}",
                "{\"choices\": [{\"text\": \"x\"}]}"
            })
    void whatIsNoCompletionIsMalformed(String body) throws Exception {
        assertThat(outcome(200, body)).isInstanceOf(Outcome.Malformed.class);
    }

    @Test
    void whoIsSilentIsTimedOutAndWhoIsNotThereUnreachable() throws Exception {
        try (HostilePeer silent = HostilePeer.silent();
                HostilePeer endless = HostilePeer.endlessBody()) {
            assertThat(outcome(silent.uri(), Duration.ofMillis(300))).isInstanceOf(Outcome.TimedOut.class);
            assertThat(outcome(endless.uri(), TIME)).isInstanceOf(Outcome.Malformed.class);
        }
        assertThat(outcome(HostilePeer.nobody(), TIME)).isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void theKeyIsNeverPrinted() throws Exception {
        Settings settings = CompletionPeers.settings(ENDPOINT.uri(), Secret.of(KEY));
        assertThat(settings.toString()).doesNotContain(KEY).contains("***");
        try (Predictor predictor = new ChatCompletionPredictor(settings)) {
            assertThat(predictor.toString()).doesNotContain(KEY);
        }
    }

    @Test
    void aKeyThatTheEndpointRepeatsIsNotPassedOn() throws Exception {
        assertRefused(outcome(401, "{\"error\": {\"message\": \"Wrong key: " + KEY + ".\"}}"), "401", "Wrong key");
        assertRefused(outcome(401, "Wrong key: " + KEY), "401", "Wrong key");
        assertThat(outcome(200, "Your key: " + KEY).reason()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY + "\n", KEY + "\r\nX-Other: 1", KEY + " " + KEY, KEY + "ü", ""})
    void aKeyThatNoHeaderCanCarryIsRefusedWithoutPrintingIt(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompletionPeers.settings(ENDPOINT.uri(), Secret.of(key)))
                .withMessageNotContaining(KEY)
                .withMessageContaining("key");
    }

    @Test
    void settingsThatNoEndpointTakesAreRefused() {
        URI base = URI.create("http://127.0.0.1/v1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings(base, null, "m", Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings(base, null, "m", 2.1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings(base, null, "m", 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings(base, null, " ", 1, 1));
    }

    private static Outcome outcome(int status, String body) throws InterruptedException {
        try (Peer peer = Peer.answering(CompletionPeers.PATH, status, body)) {
            return outcome(peer.uri(), TIME);
        }
    }

    private static Outcome outcome(URI server, Duration time) throws InterruptedException {
        try (Predictor predictor = new ChatCompletionPredictor(CompletionPeers.settings(server, Secret.of(KEY)))) {
            return predictor.predict(Peer.request(time));
        }
    }

    private static void assertRefused(Outcome outcome, String... words) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.reason()).doesNotContain(KEY);
        for (String word : words) {
            assertThat(outcome.reason()).contains(word);
        }
    }
}
