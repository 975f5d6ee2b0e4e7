package ai.babelbit.miner;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.Prediction;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.http.PlainClient;
import ai.babelbit.http.PlainClient.Answer;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Section 4 of the protocol, from the answering side.
final class MinerServerTest {
    private static final String TRUTH = "Hi - how is the weather?";
    private static final String PUBLISHED = """
            {"index": "s-1", "step": 3, "prefix": "Hi - how", "prediction": "", "context": "Hello EOF Good day", \
            "done": false, "ground_truth": null, "evaluation": null}""";

    private final Heard parrot = new Heard(Outcome.Answered.of("Hi - how are you?"));
    private final MinerServer miner = MinerServer.start(parrot, MinerConfig.loopback());
    private final PlainClient client = new PlainClient(miner.uri());

    @AfterEach
    void stop() {
        client.close();
        miner.close();
    }

    @Test
    void theAnswerHasThePublishedShape() throws Exception {
        Answer answer = client.post("/predict", PUBLISHED);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(json("""
                                {"success": true, "model": "parrot", "utterance": {"index": "s-1", "step": 3, \
                                "prefix": "Hi - how", "prediction": "Hi - how are you?", \
                                "context": "Hello EOF Good day", "done": false, "ground_truth": null, \
                                "evaluation": null}, "error": null, "context_used": "", "complete": false}"""));
    }

    @Test
    void thePredictorHearsWhatThePublishedRequestSays() throws Exception {
        client.post("/predict", PUBLISHED);
        PredictionRequest heard = heard();
        assertThat(heard.utterance()).isEqualTo(new UtteranceRef("s-1", 0, 0));
        assertThat(heard.prefix()).isEqualTo("Hi - how");
        assertThat(heard.step()).isEqualTo(2);
        assertThat(heard.context()).isEqualTo(List.of("Hello", "Good day"));
    }

    @Test
    void theListOfUtterancesIsPreferredToTheJoinedContext() throws Exception {
        client.post("/predict", """
                {"index": "s-1", "step": 1, "prefix": "Hi", "context": "it says EOF at the end EOF ok", \
                "context_utterances": ["it says EOF at the end", "ok"], "dialogue_index": 4, "utterance_index": 2}""");
        assertThat(heard().context()).isEqualTo(List.of("it says EOF at the end", "ok"));
        assertThat(heard().utterance()).isEqualTo(new UtteranceRef("s-1", 4, 2));
    }

    @Test
    void whatMayBeLeftOutMayBeLeftOut() throws Exception {
        assertThat(client.post("/predict", "{\"prefix\": \"Hi - how\"}").status())
                .isEqualTo(200);
        assertThat(heard().step()).isEqualTo(2);
        assertThat(heard().context()).isEmpty();
    }

    @Test
    void theTruthIsNeitherHeardNorEchoed() throws Exception {
        Answer answer = client.post(
                "/predict",
                PUBLISHED
                        .replace("\"ground_truth\": null", "\"ground_truth\": \"" + TRUTH + "\"")
                        .replace(
                                "\"evaluation\": null",
                                "\"evaluation\": {\"u_step\": 0.25}, \"note\": \"" + TRUTH + "\""));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("weather", "u_step", "0.25", "note");
        assertThat(answer.json().path("utterance").get("ground_truth").isNull()).isTrue();
        assertThat(heard().toString()).doesNotContain("weather");
        assertThat(heard().context()).noneMatch(text -> text.contains("weather"));
    }

    @Test
    void theExpectedUtilityIsPassedOn() throws Exception {
        Heard sure = new Heard(new Outcome.Answered(new Prediction("yes", OptionalDouble.of(0.5), List.of())));
        try (MinerServer server = MinerServer.start(sure, MinerConfig.loopback());
                PlainClient caller = new PlainClient(server.uri())) {
            JsonNode answer = caller.post("/predict", PUBLISHED).json();
            assertThat(answer.path("expected_utility").doubleValue()).isEqualTo(0.5);
        }
    }

    @Test
    void aPredictorThatFailsIsNoSuccessAndSaysWhy() throws Exception {
        Heard refusing = new Heard(new Outcome.Refused("the model is not loaded"));
        try (MinerServer server = MinerServer.start(refusing, MinerConfig.loopback());
                PlainClient caller = new PlainClient(server.uri())) {
            Answer answer = caller.post("/predict", PUBLISHED);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json()).isEqualTo(json("""
                                    {"success": false, "model": "parrot", "utterance": {"index": "s-1", "step": 3, \
                                    "prefix": "Hi - how", "prediction": "", "context": "Hello EOF Good day", \
                                    "done": false, "ground_truth": null, "evaluation": null}, \
                                    "error": "the model is not loaded", "context_used": "", "complete": false}"""));
        }
    }

    @Test
    void healthIsAnsweredToEverybodyWhoAsksForIt() throws Exception {
        JsonNode healthy = json("{\"status\": \"healthy\", \"model\": \"parrot\", \"model_loaded\": true}");
        for (Answer answer : List.of(
                client.get("/health"),
                client.post("/health", ""),
                client.post("/health", "{}"),
                client.get("/healthz"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json()).isEqualTo(healthy);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]|OBJECT",
                "null|OBJECT",
                "{}|prefix",
                "{'prefix': ''}|prefix",
                "{'prefix': ' \\t '}|prefix",
                "{'prefix': ['Hi']}|prefix",
                "{'prefix': true}|prefix",
                "{'prefix': 'Hi', 'index': {'a': 1}}|index",
                "{'prefix': 'Hi', 'step': 'three'}|step",
                "{'prefix': 'Hi', 'step': 1.5}|step",
                "{'prefix': 'Hi', 'step': -1}|step",
                "{'prefix': 'Hi', 'step': 99999999999}|step",
                "{'prefix': 'Hi', 'context': ['a']}|context",
                "{'prefix': 'Hi', 'context_utterances': ['a', 5]}|context_utterances",
                "{'prefix': 'Hi', 'dialogue_index': -3}|dialogue_index",
                "{'prefix': 'Hi', 'utterance_index': []}|utterance_index"
            })
    void aFieldOfTheWrongTypeIsRefusedWith400AndNamed(String bodyAndWord) throws Exception {
        String[] parts = bodyAndWord.split("\\|", -1);
        Answer answer = client.post("/predict", parts[0].replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("success").booleanValue()).isFalse();
        assertThat(answer.json().path("error").stringValue())
                .containsIgnoringCase(parts[1])
                .hasSizeLessThan(200);
        assertThat(parrot.requests()).isEmpty();
    }

    @Test
    void whatIsNoJsonIsRefusedWith400() throws Exception {
        assertThat(client.post("/predict", "Hi - how").status()).isEqualTo(400);
        assertThat(client.post("/predict", "").status()).isEqualTo(400);
        assertThat(client.get("/predict").status()).isEqualTo(405);
        assertThat(client.get("/").status()).isEqualTo(404);
    }

    private PredictionRequest heard() {
        assertThat(parrot.requests()).hasSize(1);
        return parrot.requests().getFirst();
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text);
    }
}
