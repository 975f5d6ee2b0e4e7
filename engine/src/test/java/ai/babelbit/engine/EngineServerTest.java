package ai.babelbit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.Ticker;
import ai.babelbit.http.PlainClient;
import ai.babelbit.http.PlainClient.Answer;
import ai.babelbit.http.ServerConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class EngineServerTest {
    private static final String UNKNOWN_SESSION = "{\"error\":\"invalid or missing session_id\"}";

    private final EngineServer engine = EngineServer.start(
            new Recorded("simple").challenge(), EngineConfig.at(ServerConfig.loopback()), Ticker.system());
    private final PlainClient client = new PlainClient(engine.uri());

    @AfterEach
    void stop() {
        client.close();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({"simple,GET", "simple,POST", "edge,GET", "edge,POST"})
    void everyAnswerIsThatOfTheRecordedEngine(String name, String startedBy) throws Exception {
        List<ObjectNode> rows = new Recorded(name).rows();
        assertThat(rows).isNotEmpty();
        try (EngineServer served = EngineServer.start(
                        new Recorded(name).challenge(), EngineConfig.at(ServerConfig.loopback()), Ticker.system());
                PlainClient asking = new PlainClient(served.uri())) {
            ObjectNode row = row(startedBy.equals("GET") ? asking.get("/start") : asking.post("/start", ""));
            String session = row.path("session_id").stringValue();
            assertThat(session).isNotEmpty();
            row.remove("session_id");
            for (ObjectNode recorded : rows) {
                row.remove("kind");
                assertThat((JsonNode) row).isEqualTo(recorded);
                row = row(asking.post("/next", next(session)));
                assertThat(row.has("session_id")).isFalse();
            }
        }
    }

    @Test
    void everySessionBeginsAtTheFirstWordAndHasANameOfItsOwn() throws Exception {
        ObjectNode first = row(client.get("/start"));
        client.post("/next", next(first.path("session_id").stringValue()));
        ObjectNode second = row(client.post("/start", "{}"));
        assertThat(second.path("token").stringValue()).isEqualTo("Hello");
        assertThat(second.path("session_id")).isNotEqualTo(first.path("session_id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"s\"",
                "{\"session_id\": null}",
                "{\"session_id\": 5}",
                "{\"session_id\": [\"a\"]}",
                "{\"session_id\": {\"a\": 1}}",
                "{\"session_id\": true, \"prediction\": 4}",
                "{\"session_id\": \"\"}",
                "{\"session_id\": \"00000000000000000000000000000000\", \"prediction\": \"\"}"
            })
    void aMissingWrongOrUnknownSessionIsRefusedWith400(String body) throws Exception {
        assertThat(client.post("/next", body)).isEqualTo(new Answer(400, UNKNOWN_SESSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/start", "/next"})
    void whatIsNoJsonIsRefusedWith400(String path) throws Exception {
        Answer refused = new Answer(400, "{\"error\":\"invalid JSON\"}");
        assertThat(client.post(path, "{")).isEqualTo(refused);
        assertThat(client.post(path, "{} {}")).isEqualTo(refused);
        assertThat(client.post(path, "{\"a\": NaN}")).isEqualTo(refused);
        assertThat(client.post(path, "[".repeat(10_000))).isEqualTo(refused);
        assertThat(client.post(path, new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"'}))
                .isEqualTo(refused);
        assertThat(client.post(path, "{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(refused);
    }

    @Test
    void anEmptyBodyIsNoCallForTheNextWord() throws Exception {
        assertThat(client.post("/next", "").status()).isEqualTo(400);
    }

    @Test
    void aBodyOverTheLimitIsRefusedWith413() throws Exception {
        String session = row(client.get("/start")).path("session_id").stringValue();
        int around = next(session, "").length();
        assertThat(client.post("/next", next(session, "x".repeat(65_536 - around)))
                        .status())
                .isEqualTo(200);
        assertThat(client.post("/next", next(session, "x".repeat(65_537 - around)))
                        .status())
                .isEqualTo(413);
        assertThat(client.post("/start", " ".repeat(65_537)).status()).isEqualTo(413);
    }

    @Test
    void theEngineIsHealthyAndCountsItsSessions() throws Exception {
        assertThat(client.get("/healthz")).isEqualTo(new Answer(200, "{\"ok\":true}"));
        client.get("/start");
        client.get("/start");
        Answer metrics = client.get("/metrics");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body()).contains("engine_sessions 2");
    }

    @Test
    void unknownPathsAndWrongMethodsAreRefused() throws Exception {
        assertThat(client.get("/").status()).isEqualTo(404);
        assertThat(client.post("/nowhere", "{}").status()).isEqualTo(404);
        assertThat(client.post("/start/", "{}").status()).isEqualTo(404);
        assertThat(client.get("/next").status()).isEqualTo(405);
    }

    @Test
    void whereTheOperatorAllowsNoFilesEveryPathIsRefused() throws Exception {
        assertThat(client.post("/start", "{\"path\": \"simple.challenge.json\"}")
                        .status())
                .isEqualTo(403);
        assertThat(client.post("/start", "{\"path\": null}").status()).isEqualTo(200);
    }

    private static String next(String session) {
        return next(session, "");
    }

    private static String next(String session, String prediction) {
        return "{\"session_id\": \"" + session + "\", \"prediction\": \"" + prediction + "\"}";
    }

    private static ObjectNode row(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        // Read anew, so that the numbers are of the types of the recording.
        return (ObjectNode) Json.MAPPER.readTree(answer.body());
    }
}
