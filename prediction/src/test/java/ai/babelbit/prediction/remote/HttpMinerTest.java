package ai.babelbit.prediction.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.http.HostilePeer;
import ai.babelbit.http.Request;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class HttpMinerTest {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Outcome ANSWER = Outcome.Answered.of("Hi - how are you?");

    @Test
    void bothPublishedShapesOfAnAnswerAreUnderstood() throws Exception {
        assertThat(outcome(200, "{\"prediction\": \"Hi - how are you?\"}")).isEqualTo(ANSWER);
        assertThat(outcome(200, wrapped("true", "\"s-1\"", "3", "\"Hi - how are you?\"")))
                .isEqualTo(ANSWER);
        assertThat(outcome(200, "{\"utterance\": {\"prediction\": \"Hi - how are you?\"}}"))
                .isEqualTo(ANSWER);
        assertThat(outcome(200, "{\"utterance\": null, \"prediction\": \"Hi - how are you?\"}"))
                .isEqualTo(ANSWER);
        assertThat(outcome(200, "{\"prediction\": \"\"}")).isEqualTo(Outcome.Answered.of(""));
    }

    @Test
    void theRequestIsThePublishedOneAndHoldsNoTruth() throws Exception {
        try (Peer peer = Peer.answering("/predict", 200, "{\"prediction\": \"x\"}");
                HttpMiner miner = new HttpMiner(peer.uri(), "predict")) {
            miner.predict(Peer.request(TIME));
            Request heard = peer.heard();
            assertThat(heard.body()).isEqualTo(json("""
                                    {"index": "s-1", "step": 3, "prefix": "Hi - how", "prediction": "", \
                                    "context": "it says EOF at the end EOF Good day", "done": false, \
                                    "ground_truth": null, "evaluation": null, "dialogue_index": 4, \
                                    "utterance_index": 2, \
                                    "context_utterances": ["it says EOF at the end", "Good day"]}"""));
            long left = Long.parseLong(heard.header(HttpMiner.DEADLINE_HEADER).orElseThrow());
            assertThat(left).isBetween(1L, TIME.toMillis());
        }
    }

    @Test
    void ofALongTalkTheLatestUtterancesAreSent() throws Exception {
        Context talk = Context.empty();
        for (int i = 0; i < 10_000; i++) {
            talk = talk.plus("turn " + i);
        }
        PredictionRequest request =
                new PredictionRequest(new UtteranceRef("s-1", 0, 10_000), talk, "and", 0, Deadline.in(TIME));
        try (Peer peer = Peer.answering("/predict", 200, "{\"prediction\": \"x\"}");
                HttpMiner miner = new HttpMiner(peer.uri(), "predict")) {
            miner.predict(request);
            JsonNode body = peer.heard().body();
            JsonNode sent = body.path("context_utterances");
            int first = 10_000 - sent.size();
            // 32 Ki characters hold some 2400 turns of about 9 characters with 5 between them.
            assertThat(sent.size()).isBetween(2000, 3000);
            assertThat(sent.path(0).stringValue()).isEqualTo("turn " + first);
            assertThat(sent.path(sent.size() - 1).stringValue()).isEqualTo("turn 9999");
            assertThat(body.path("context").stringValue())
                    .startsWith("turn " + first + " EOF turn ")
                    .endsWith(" EOF turn 9999")
                    .hasSizeLessThanOrEqualTo(32 << 10);
        }
    }

    @Test
    void aRefusalIsOneAndSaysWhy() throws Exception {
        assertThat(outcome(429, "{\"error\": \"slow down\"}")).isEqualTo(new Outcome.Refused("busy"));
        assertThat(outcome(429, "Too many requests")).isEqualTo(new Outcome.Refused("busy"));
        assertRefused(outcome(400, "{\"error\": \"no prefix\"}"), "400", "no prefix");
        assertRefused(outcome(422, "{\"detail\": \"step missing\"}"), "422", "step missing");
        assertRefused(outcome(422, "{\"detail\": [{\"loc\": [\"body\"]}]}"), "422");
        assertRefused(outcome(500, "{\"error\": \"internal error\"}"), "500", "internal error");
        assertRefused(outcome(502, "<html>Bad\ngateway</html>"), "502", "Bad gateway");
        assertRefused(outcome(503, ""), "503");
        // A refusal stays one even if it brings a prediction along.
        assertRefused(outcome(500, "{\"prediction\": \"x\"}"), "500");
    }

    @Test
    void noSuccessIsARefusalInTheMinersWords() throws Exception {
        assertRefused(outcome(200, "{\"success\": false, \"error\": \"model not loaded\"}"), "model not loaded");
        assertRefused(outcome(200, "{\"success\": false, \"prediction\": \"x\"}"));
        assertRefused(outcome(200, "{\"success\": false, \"error\": null}"));
        assertRefused(outcome(200, "{\"success\": false, \"error\": \" \\n \"}"));
        assertRefused(outcome(200, "{\"success\": false, \"error\": {\"code\": 7}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Welcome</body></html>",
                "",
                "{\"prediction\": NaN}",
                "{\"prediction\": \"x\", \"expected_utility\": NaN}",
                "{\"prediction\": \"half \\ud83d\"}",
                "{\"prediction\": \"x\"} trailing",
                "{}",
                "[]",
                "null",
                "\"Hi - how are you?\"",
                "{\"prediction\": null}",
                "{\"prediction\": 42}",
                "{\"prediction\": [\"Hi - how are you?\"]}",
                "{\"success\": true, \"utterance\": {\"index\": \"s-1\"}}"
            })
    void whatIsNoAnswerIsMalformed(String body) throws Exception {
        assertMalformed(outcome(200, body));
    }

    @Test
    void anAnswerToAnotherSessionOrStepIsMalformed() throws Exception {
        assertMalformed(outcome(200, wrapped("true", "\"s-1\"", "2", "\"x\"")));
        assertMalformed(outcome(200, wrapped("true", "\"s-1\"", "4", "\"x\"")));
        assertMalformed(outcome(200, wrapped("true", "\"s-2\"", "3", "\"x\"")));
        assertMalformed(outcome(200, wrapped("true", "7", "3", "\"x\"")));
        assertThat(outcome(200, wrapped("true", "null", "null", "\"x\""))).isEqualTo(Outcome.Answered.of("x"));
    }

    @Test
    void anAnswerOfAMegabyteIsMalformed() throws Exception {
        assertMalformed(outcome(200, "{\"prediction\": \"" + "x".repeat(1 << 20) + "\"}"));
        try (HostilePeer endless = HostilePeer.endlessBody()) {
            assertMalformed(outcome(endless.uri(), TIME));
        }
    }

    @Test
    void anExpectedUtilityIsKeptWhereItCanBeOne() throws Exception {
        assertThat(expected("0.25")).hasValue(0.25);
        assertThat(expected("1")).hasValue(1);
        assertThat(expected("1.5")).isEmpty();
        assertThat(expected("-1")).isEmpty();
        assertThat(expected("1e999")).isEmpty();
        assertThat(expected("\"0.5\"")).isEmpty();
    }

    @Test
    void whoSaysNothingInTimeIsTimedOut() throws Exception {
        Duration time = Duration.ofMillis(300);
        try (HostilePeer silent = HostilePeer.silent();
                HostilePeer head = HostilePeer.tricklingHead();
                HostilePeer body = HostilePeer.tricklingBody()) {
            assertThat(outcome(silent.uri(), time)).isInstanceOf(Outcome.TimedOut.class);
            assertThat(outcome(head.uri(), time)).isInstanceOf(Outcome.TimedOut.class);
            assertThat(outcome(body.uri(), time)).isInstanceOf(Outcome.TimedOut.class);
            assertThat(outcome(silent.uri(), Duration.ZERO)).isInstanceOf(Outcome.TimedOut.class);
        }
    }

    @Test
    void whoIsNotThereIsUnreachable() throws Exception {
        assertThat(outcome(HostilePeer.nobody(), TIME)).isInstanceOf(Outcome.Unreachable.class);
        try (HostilePeer resetting = HostilePeer.resetting()) {
            assertThat(outcome(resetting.uri(), TIME)).isInstanceOf(Outcome.Unreachable.class);
        }
    }

    /// Reasons end up in files, which cannot hold half a character.
    @Test
    void aReasonIsOneShortLineOfWholeCharacters() throws Exception {
        for (int shift = 0; shift < 2; shift++) {
            String words = "x".repeat(shift) + "\\n\\u0007\\u2028" + "🙂".repeat(5000);
            Outcome outcome = outcome(500, "{\"error\": \"" + words + "\"}");
            assertRefused(outcome, "500", "🙂");
            Outcome page = outcome(500, "x".repeat(shift) + "🙂".repeat(5000));
            assertRefused(page, "500", "🙂");
        }
    }

    @Test
    void thePathIsAddedToTheBaseOnce() throws Exception {
        for (String base : new String[] {"", "/", "/predict", "/predict/"}) {
            for (String path : new String[] {"predict", "/predict"}) {
                try (Peer peer = Peer.answering("/predict", 200, "{\"prediction\": \"x\"}");
                        HttpMiner miner = new HttpMiner(URI.create(peer.uri() + base), path)) {
                    assertThat(miner.predict(Peer.request(TIME)))
                            .as(base + " " + path)
                            .isEqualTo(Outcome.Answered.of("x"));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8091", "ftp://localhost/", "http:///predict", "/predict"})
    void aBaseThatIsNoAddressIsRefused(String base) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HttpMiner(URI.create(base), "predict").close());
    }

    private static OptionalDouble expected(String number) throws InterruptedException {
        Outcome outcome = outcome(200, "{\"prediction\": \"x\", \"expected_utility\": " + number + "}");
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).prediction().expectedUtility();
    }

    private static Outcome outcome(int status, String body) throws InterruptedException {
        try (Peer peer = Peer.answering("/predict", status, body)) {
            return outcome(peer.uri(), TIME);
        }
    }

    private static Outcome outcome(URI base, Duration time) throws InterruptedException {
        try (HttpMiner miner = new HttpMiner(base, "predict")) {
            return miner.predict(Peer.request(time));
        }
    }

    private static void assertRefused(Outcome outcome, String... words) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.reason()).isNotBlank().hasSizeLessThan(500).doesNotContain("\n", "\u0007", "\u2028");
        assertThat(outcome.reason()).doesNotMatch("(?s).*(\\p{Cs}).*");
        for (String word : words) {
            assertThat(outcome.reason()).contains(word);
        }
    }

    private static void assertMalformed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Malformed.class);
        assertThat(outcome.reason()).isNotBlank();
    }

    private static String wrapped(String success, String index, String step, String prediction) {
        return """
                {"success": %s, "model": "m", "utterance": {"index": %s, "step": %s, "prefix": "Hi - how", \
                "prediction": %s, "context": "", "done": false, "ground_truth": null, "evaluation": null}, \
                "error": null, "context_used": "", "complete": false}""".formatted(success, index, step, prediction);
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text);
    }
}
