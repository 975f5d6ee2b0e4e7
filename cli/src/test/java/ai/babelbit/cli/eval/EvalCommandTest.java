package ai.babelbit.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.babelbit.cli.BadInput;
import ai.babelbit.cli.BuiltinData;
import ai.babelbit.cli.Terminal;
import ai.babelbit.dialogue.Json;
import ai.babelbit.http.JsonServer;
import ai.babelbit.http.Reply;
import ai.babelbit.http.Request;
import ai.babelbit.http.Routes;
import ai.babelbit.http.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class EvalCommandTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void write() throws IOException {
        data = BuiltinData.write(folder.resolve("talk.jsonl"), 20);
    }

    @Test
    void helpShowsHow() {
        Terminal terminal = Terminal.bb(folder, "eval", "--help");
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out())
                .contains("Usage: bb eval", "Examples:", "--data", "--sample", "--seed", "--steps", "--semantic");
    }

    @Test
    void everyFigureIsThere() throws IOException {
        Path seen = BuiltinData.write(folder.resolve("seen.jsonl"), 10);
        JsonNode json = eval("--sample", "30", "--steps", "3", "--seen-in", seen.toString());
        assertThat(json.propertyNames())
                .contains("challenge_uid", "semantic", "lexical_weight", "scoring", "seed", "utterances", "predictors");
        assertThat(json.get("utterances").intValue()).isEqualTo(30);
        assertThat(json.get("memory_mib").isNumber() || json.get("memory_mib").isNull())
                .isTrue();
        JsonNode ngram = json.at("/predictors/0");
        assertThat(ngram.get("name").stringValue()).isEqualTo("ngram");
        assertInterval(ngram.get("mean_U"));
        assertThat(ngram.get("challenge_mean_U").doubleValue()).isBetween(0.0, 1.0);
        assertThat(ngram.get("errors").intValue()).isZero();
        assertThat(ngram.at("/step_ms/p50").doubleValue())
                .isPositive()
                .isLessThanOrEqualTo(ngram.at("/step_ms/p99").doubleValue());
        assertThat(ngram.at("/step_ms/p999").doubleValue())
                .isGreaterThanOrEqualTo(ngram.at("/step_ms/p99").doubleValue());
        assertThat(ngram.get("best_steps")
                        .valueStream()
                        .mapToInt(JsonNode::intValue)
                        .sum())
                .isEqualTo(30);
        assertParts(ngram, ngram.at("/corpora/even"), ngram.at("/corpora/odd"));
        assertParts(ngram, ngram.get("seen"), ngram.get("unseen"));
        assertThat(ngram.get("steps")).hasSize(3);
        for (int step = 0; step < 3; step++) {
            JsonNode at = ngram.get("steps").get(step);
            assertThat(at.get("step").intValue()).isEqualTo(step);
            assertThat(at.get("U").doubleValue() * (step + 1))
                    .isCloseTo(at.get("similarity").doubleValue(), within(1e-9));
            assertThat(ngram.get("mean_U_by_step").get(step)).isEqualTo(at.get("U"));
        }
        assertThat(ngram.at("/calibration_first_word/bins")).hasSize(10);
    }

    @Test
    void whatNobodyTrainedOnIsNeitherSeenNorUnseen() {
        JsonNode predictor = eval("--sample", "3", "--predictor", "echo").at("/predictors/0");
        assertThat(predictor.get("seen").isNull()).isTrue();
        assertThat(predictor.get("unseen").isNull()).isTrue();
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        String[] arguments = {"--sample", "12", "--steps", "2", "--seed", "9", "--ablation"};
        JsonNode first = withoutTimes(eval(arguments));
        assertThat(withoutTimes(eval(arguments))).isEqualTo(first);
        assertThat(withoutTimes(eval("--sample", "12", "--steps", "2", "--seed", "10"))
                        .get("predictors"))
                .isNotEqualTo(first.get("predictors"));
    }

    @Test
    void theOracleIsPerfectAndTheEchoKnowsOnlyTheFirstWords() {
        JsonNode json =
                eval("--sample", "40", "--predictor", "oracle", "--predictor", "echo", "--predictor", "constant");
        JsonNode oracle = json.at("/predictors/0");
        assertThat(oracle.at("/mean_U/mean").doubleValue()).isEqualTo(1);
        assertThat(oracle.get("challenge_mean_U").doubleValue()).isEqualTo(1);
        assertThat(oracle.at("/best_steps/0").intValue()).isEqualTo(40);
        assertThat(json.at("/predictors/1/mean_U/mean").doubleValue()).isBetween(0.01, 0.5);
        // Who has no expectation has no calibration.
        assertThat(json.at("/predictors/1/calibration/bins")).isEmpty();
    }

    @Test
    void anAblationPlaysEachSourceAloneAndEachPartLeftOut() {
        Path index = folder.resolve("index");
        assertThat(Terminal.bb(folder, "index", "--corpus", data.toString(), "--out", index.toString())
                        .exitCode())
                .isZero();
        String name = "ngram+index:" + index;
        JsonNode json = eval("--sample", "6", "--steps", "2", "--ablation", "--predictor", name);
        List<String> rows = json.get("ablation")
                .valueStream()
                .map(row -> row.get("name").stringValue())
                .toList();
        assertThat(rows)
                .contains(
                        name + ": everything",
                        name + ": only ngram",
                        name + ": only index",
                        name + ": the likeliest instead of the highest expected utility",
                        name + ": without context",
                        name + ": without memory of the last word");
        JsonNode whole = json.at("/predictors/0");
        assertThat(json.at("/ablation/0/mean_U")).isEqualTo(whole.get("mean_U"));
        // It stands in the index.
        assertThat(whole.at("/mean_U/mean").doubleValue()).isGreaterThan(0.3);
    }

    @Test
    void tablesAreForPeople() {
        Terminal terminal = bb("--sample", "4", "--steps", "1", "--ablation");
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        assertThat(terminal.out())
                .contains("4 utterances of", "mean U", "p99.9 ms", "even", "without context", "last words foreseen");
    }

    /// The endpoint's completions stand beside those of other sources.
    @Test
    void aCompletionEndpointIsOneSourceAmongOthers() {
        Queue<Request> heard = new ConcurrentLinkedQueue<>();
        String answer = "{\"choices\": [{\"message\": {\"content\": \"and so on\"}}]}";
        try (JsonServer server =
                JsonServer.start(ServerConfig.loopback(), new Routes().post("/v1/chat/completions", request -> {
                            heard.add(request);
                            return new Reply.Text(200, "application/json", answer);
                        }))) {
            Map<String, String> variables =
                    Map.of("OPENAI_API_BASE", server.uri() + "/v1", "OPENAI_MODEL", "tiny", "OPENAI_COMPLETIONS", "5");
            Terminal terminal = Terminal.bb(
                    folder,
                    variables,
                    arguments("--sample", "2", "--steps", "1", "--json", "--ablation", "--predictor", "openai+ngram"));
            assertThat(terminal.exitCode()).as(terminal.err()).isZero();
            assertThat(Json.MAPPER
                            .readTree(terminal.out())
                            .get("ablation")
                            .valueStream()
                            .map(row -> row.get("name").stringValue()))
                    .contains("openai+ngram: only openai", "openai+ngram: only ngram");
            // Two utterances: the whole, everything, it alone, two ways to choose, without context and memory.
            assertThat(heard).hasSize(2 * 7).allSatisfy(request -> {
                assertThat(request.body().path("n").intValue()).isEqualTo(5);
                assertThat(request.body().path("temperature").doubleValue()).isEqualTo(1);
            });
        }
    }

    @Test
    void badInputIsOneLineAndExitCodeTwo() throws IOException {
        refused("--steps must be a number from 1 or all, was \"0\"", "--steps", "0");
        refused("--steps must be a number from 1 or all, was \"some\"", "--steps", "some");
        refused("--sample must be at least 1, was 0", "--sample", "0");
        refused("--budget must be from 1", "--budget", "0");
        refused("was \"nobody\"", "--predictor", "nobody");
        refused("was \"builtin+nobody\"", "--predictor", "builtin+nobody");
        refused("expected each kind of source once, found one twice", "--predictor", "builtin+ngram");
        refused("expected each kind of source once, found one twice", "--predictor", "ngram+ngram");
        refused("OPENAI_MODEL must be set", "--predictor", "builtin+openai");
        refused("missing", "--predictor", "index:" + folder.resolve("missing"));
        refused("missing", "--predictor", "ngram:" + folder.resolve("missing"));
        refused("missing.jsonl", "--seen-in", folder.resolve("missing.jsonl").toString());
    }

    @Test
    void filesThatAreSomethingElseAreRefused() throws IOException {
        Path foreign = BadInput.binary(folder.resolve("foreign.ngram"));
        refused("foreign.ngram: not an n-gram model", "--predictor", "ngram:" + foreign);
        refused("foreign.ngram", "--predictor", "neural:" + foreign);
        refused("manifest.json: cannot be read: no such file", "--predictor", "index:" + folder);
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("manifest.json"), "{\"name\": \"app\"}");
        refused(other + ": not an index over a corpus", "--predictor", "index:" + other);
        refused("foreign.ngram", "--predictor", "index:" + foreign);
        data = BadInput.binary(folder.resolve("binary.jsonl"));
        refused("binary.jsonl");
        data = Files.writeString(folder.resolve("empty.jsonl"), "");
        refused("empty.jsonl: expected at least one utterance, found none");
        data = folder.resolve("absent.jsonl");
        refused("absent.jsonl");
    }

    private void refused(String said, String... arguments) throws IOException {
        BadInput.refused(folder, said, arguments(arguments));
    }

    private JsonNode eval(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        Terminal terminal = bb(all.toArray(String[]::new));
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        return Json.MAPPER.readTree(terminal.out());
    }

    private Terminal bb(String... arguments) {
        return Terminal.bb(folder, arguments(arguments));
    }

    private String[] arguments(String... more) {
        List<String> all = new ArrayList<>(List.of("eval", "--data", data.toString(), "--semantic", "jaccard"));
        all.addAll(List.of(more));
        if (!all.contains("--predictor")) {
            all.addAll(List.of("--predictor", "ngram"));
        }
        if (!all.contains("--budget")) {
            // Never used up, so that a busy machine changes no prediction.
            all.addAll(List.of("--budget", "10000"));
        }
        return all.toArray(String[]::new);
    }

    private static JsonNode withoutTimes(JsonNode json) {
        ((ObjectNode) json).remove("memory_mib");
        for (String part : List.of("predictors", "ablation")) {
            json.path(part).forEach(predictor -> ((ObjectNode) predictor).remove("step_ms"));
        }
        return json;
    }

    private static void assertInterval(JsonNode interval) {
        assertThat(interval.get("mean").doubleValue())
                .isBetween(
                        interval.get("low").doubleValue(), interval.get("high").doubleValue());
    }

    /// Two groups that are all utterances together.
    private static void assertParts(JsonNode whole, JsonNode one, JsonNode other) {
        int ones = one.get("utterances").intValue();
        int others = other.get("utterances").intValue();
        assertThat(ones + others).isEqualTo(30);
        assertInterval(one.get("mean_U"));
        assertInterval(other.get("mean_U"));
        double mean = (ones * one.at("/mean_U/mean").doubleValue()
                        + others * other.at("/mean_U/mean").doubleValue())
                / 30;
        assertThat(whole.at("/mean_U/mean").doubleValue()).isCloseTo(mean, within(1e-9));
    }
}
