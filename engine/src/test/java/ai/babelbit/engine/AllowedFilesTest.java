package ai.babelbit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.Ticker;
import ai.babelbit.http.PlainClient;
import ai.babelbit.http.PlainClient.Answer;
import ai.babelbit.http.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AllowedFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private EngineServer engine;

    @SuppressWarnings("NullAway.Init")
    private PlainClient client;

    @BeforeEach
    void start() throws IOException {
        folder = place.resolve("allowed");
        Files.createDirectories(folder.resolve("inner"));
        Files.writeString(folder.resolve("one.txt"), "first words\n");
        Files.writeString(folder.resolve("inner/two.txt"), "second words\n");
        Files.writeString(folder.resolve("broken.json"), "{\"challenge_uid\": ");
        Files.writeString(place.resolve("secret.txt"), "secret words\n");
        Files.createDirectories(place.resolve("allowed-not"));
        Files.writeString(place.resolve("allowed-not/secret.txt"), "secret words\n");
        EngineConfig config = new EngineConfig(ServerConfig.loopback(), 100, Duration.ofMinutes(30), folder);
        engine = EngineServer.start(new Recorded("simple").challenge(), config, Ticker.system());
        client = new PlainClient(engine.uri());
    }

    @AfterEach
    void stop() {
        client.close();
        engine.close();
    }

    @Test
    void aFileOfTheFolderIsPlayed() throws Exception {
        assertThat(firstWord("one.txt")).isEqualTo("first");
        assertThat(firstWord("inner/two.txt")).isEqualTo("second");
        assertThat(firstWord("inner/../one.txt")).isEqualTo("first");
        assertThat(firstWord(folder.resolve("one.txt").toString())).isEqualTo("first");
    }

    @Test
    void aLinkWithinTheFolderIsFollowed() throws Exception {
        Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("inner/two.txt"));
        assertThat(firstWord("link.txt")).isEqualTo("second");
    }

    @Test
    void whateverIsOutsideOfTheFolderIsRefusedAsIfItWereNotThere() throws Exception {
        Files.createSymbolicLink(folder.resolve("out.txt"), place.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("outside"), place);
        Answer refused = start("missing.txt");
        assertThat(refused.status()).isEqualTo(403);
        List<String> outside = List.of(
                "../secret.txt",
                "inner/../../secret.txt",
                "../allowed-not/secret.txt",
                place.resolve("secret.txt").toString(),
                "/etc/passwd",
                "out.txt",
                "outside/secret.txt",
                ".",
                "",
                "..",
                "one.txt\u0000.json",
                "x".repeat(5000));
        for (String path : outside) {
            assertThat(start(path)).as(path).isEqualTo(refused);
        }
    }

    @Test
    void aPathThatIsNoTextIsRefused() throws Exception {
        assertThat(client.post("/start", "{\"path\": 5}").status()).isEqualTo(403);
        assertThat(client.post("/start", "{\"path\": [\"one.txt\"]}").status()).isEqualTo(403);
    }

    @Test
    void aFileThatIsNoChallengeIsRefusedWithoutItsText() throws Exception {
        Answer answer = start("broken.json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("challenge_uid", place.toString());
        assertThat(start("inner").status()).isEqualTo(400);
    }

    private Answer start(String path) throws IOException, InterruptedException {
        return client.post("/start", Json.MAPPER.writeValueAsString(Map.of("path", path)));
    }

    private String firstWord(String path) throws IOException, InterruptedException {
        Answer answer = start(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("token").stringValue();
    }
}
