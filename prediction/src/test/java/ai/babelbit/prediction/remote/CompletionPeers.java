package ai.babelbit.prediction.remote;

import ai.babelbit.dialogue.Json;
import ai.babelbit.http.Secret;
import ai.babelbit.prediction.remote.ChatCompletionPredictor.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Chat completion endpoints for tests.
final class CompletionPeers {
    static final String PATH = "/v1/chat/completions";

    private CompletionPeers() {}

    /// One that always says these.
    static Peer saying(String... contents) {
        return Peer.answering(PATH, 200, completions(contents));
    }

    /// The published shape of an answer.
    static String completions(String... contents) {
        List<Map<String, Object>> choices = Stream.of(contents)
                .map(content -> Map.of(
                        "index",
                        0,
                        "finish_reason",
                        "stop",
                        "message",
                        Map.of("role", "assistant", "content", content)))
                .toList();
        return Json.MAPPER.writeValueAsString(Map.of("id", "c", "object", "chat.completion", "choices", choices));
    }

    static Settings settings(URI server, @Nullable Secret key) {
        URI base = server.getPath().isEmpty() ? URI.create(server + "/v1") : server;
        return new Settings(base, key, "small-model", 0.2, 24);
    }
}
