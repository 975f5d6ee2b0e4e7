package ai.babelbit.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Sends any bytes to a server under test and reads any answer. Safe for concurrent use.
public final class PlainClient implements AutoCloseable {
    private static final Duration TIME = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    /// A client of this server, whose URI has no slash at the end.
    public PlainClient(URI base) {
        this.base = base;
    }

    /// What came back.
    public record Answer(int status, String body) {
        /// The body as strict JSON.
        public JsonNode json() {
            JsonNode json = JsonBytes.parse(body.getBytes(StandardCharsets.UTF_8));
            if (json == null) {
                throw new AssertionError("expected JSON, got " + body);
            }
            return json;
        }
    }

    /// GET.
    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /// POST of a text in UTF-8, with headers as pairs of name and value.
    public Answer post(String path, String body, String... headers) throws IOException, InterruptedException {
        return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /// POST of these bytes.
    public Answer post(String path, byte[] body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIME)
                .version(HttpClient.Version.HTTP_1_1)
                .setHeader("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
