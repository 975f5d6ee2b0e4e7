package ai.babelbit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

final class JsonServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonServer server = JsonServer.start(
            ServerConfig.loopback(),
            new Routes()
                    .get("/hello", _ -> Reply.ok(JsonNodeFactory.instance.stringNode("hello")))
                    .post("/echo", request -> Reply.ok(request.body()))
                    .postOptional(
                            "/start",
                            request -> Reply.ok(JsonNodeFactory.instance.booleanNode(
                                    request.body().isMissingNode())))
                    .get("/broken", _ -> {
                        throw new IllegalStateException("the password is 12345");
                    }));

    @AfterEach
    void close() {
        server.close();
        client.shutdownNow();
    }

    @Test
    void answersWhatTheHandlerSays() throws Exception {
        HttpResponse<String> response = get("/hello");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("\"hello\"");
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    }

    @Test
    void theBoundPortIsReadable() {
        assertThat(server.port()).isPositive();
        assertThat(server.uri()).isEqualTo(URI.create("http://127.0.0.1:" + server.port()));
    }

    @Test
    void aPortThatIsTakenIsRefused() {
        ServerConfig taken = new ServerConfig("127.0.0.1", server.port(), ServerLimits.DEFAULT);
        assertThatThrownBy(() -> JsonServer.start(taken, new Routes()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot listen on 127.0.0.1:" + server.port() + ": ");
    }

    @Test
    void anUnknownPathIsRefusedWith404() throws Exception {
        assertThat(get("/nowhere")).satisfies(is(404, "{\"error\":\"not found\"}"));
        assertThat(post("/nowhere", "{}")).satisfies(is(404, "{\"error\":\"not found\"}"));
    }

    @Test
    void aWrongMethodIsRefusedWith405AndTheRightOnesAreNamed() throws Exception {
        HttpResponse<String> response = get("/echo");
        assertThat(response).satisfies(is(405, "{\"error\":\"method not allowed\"}"));
        assertThat(response.headers().firstValue("allow")).hasValue("POST");
    }

    @Test
    void whatIsNotJsonIsRefusedWith400() throws Exception {
        for (String body : new String[] {"", "{", "{\"a\":NaN}", "{} x", "\"\\ud800\"", "'a'", "\ufeff{}"}) {
            assertThat(post("/echo", body)).as(body).satisfies(is(400, "{\"error\":\"invalid JSON\"}"));
        }
    }

    @Test
    void invalidUtf8IsRefusedWith400() throws Exception {
        byte[][] bodies = {{'"', (byte) 0xff, '"'}, {'"', (byte) 0xc0, (byte) 0x80, '"'}, {0, '1', 0, '2'}};
        for (byte[] body : bodies) {
            assertThat(send(HttpRequest.newBuilder(uri("/echo")).POST(BodyPublishers.ofByteArray(body))))
                    .satisfies(is(400, "{\"error\":\"invalid JSON\"}"));
        }
    }

    @Test
    void anOptionalBodyMayBeLeftOutButNotBeNonsense() throws Exception {
        assertThat(post("/start", "")).satisfies(is(200, "true"));
        assertThat(post("/start", "{}")).satisfies(is(200, "false"));
        assertThat(post("/start", "{")).satisfies(is(400, "{\"error\":\"invalid JSON\"}"));
    }

    @Test
    void aHandlerThatBreaksSays500AndNothingElse() throws Exception {
        assertThat(get("/broken")).satisfies(is(500, "{\"error\":\"internal error\"}"));
    }

    @Test
    void aBodyOfExactlyTheLimitIsServed() throws Exception {
        String body = "\"" + "x".repeat((64 << 10) - 2) + "\"";
        assertThat(post("/echo", body)).satisfies(is(200, body));
    }

    @Test
    void aBodyOverTheLimitIsRefusedWith413() throws Exception {
        String body = "\"" + "x".repeat((65 << 10) - 2) + "\"";
        assertThat(post("/echo", body)).satisfies(is(413, "{\"error\":\"request body too large\"}"));
    }

    @Test
    void aChunkedBodyOverTheLimitIsRefusedWith413() throws Exception {
        byte[] body = new byte[200 << 10];
        HttpRequest.Builder chunked = HttpRequest.newBuilder(uri("/echo"))
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)));
        assertThat(send(chunked)).satisfies(is(413, "{\"error\":\"request body too large\"}"));
    }

    @Test
    void aContentLengthThatPromisesTooMuchIsRefusedWithoutWaitingForIt() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n{}")
                    .readAll();
            assertThat(answer).startsWith("HTTP/1.1 413 ").endsWith("{\"error\":\"request body too large\"}");
        }
    }

    @Test
    void aChunkThatPromisesTooMuchIsRefusedWithoutWaitingForIt() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send(
                            "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n{}")
                    .readAll();
            assertThat(answer).startsWith("HTTP/1.1 413 ").endsWith("{\"error\":\"request body too large\"}");
        }
    }

    @Test
    void whatFollowsABrokenChunkIsNotTakenForARequest() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            raw.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
            String answer = raw.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n").readAll();
            assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void aConnectionIsClosedWhenTheClientAsksForIt() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readAll();
            assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\"hello\"");
        }
    }

    @Test
    void aContentLengthThatPromisesTooLittleDoesNotHideASecondRequest() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}garbage\r\n\r\n")
                    .readAll();
            assertThat(answer).startsWith("HTTP/1.1 200 ").contains("HTTP/1.1 400 ");
        }
    }

    @Test
    void aHugeHeadIsRefusedInJson() throws Exception {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send("GET /hello HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n")
                    .readAll();
            assertThat(answer).startsWith("HTTP/1.1 4").contains("{\"error\":");
        }
    }

    @Test
    void metricsCountRequestsByRouteAndStatusButNotByMadeUpPath() throws Exception {
        get("/hello");
        get("/hello");
        get("/made-up-1");
        post("/echo", "{");
        HttpResponse<String> metrics = get("/metrics");
        assertThat(metrics.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(metrics.body())
                .contains("http_server_requests_seconds_count{method=\"GET\",route=\"/hello\",status=\"200\"} 2")
                .contains("http_server_requests_seconds_count{method=\"POST\",route=\"/echo\",status=\"400\"} 1")
                .contains("http_server_requests_seconds_count{method=\"other\",route=\"none\",status=\"404\"} 1")
                .contains("http_server_requests_seconds_bucket{method=\"GET\",route=\"/hello\",status=\"200\",le=")
                .doesNotContain("made-up");
    }

    @Test
    void aRequestUnderWayIsFinishedBeforeTheServerStops() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Routes routes = new Routes().get("/slow", _ -> {
            entered.countDown();
            return Reply.ok(JsonNodeFactory.instance.booleanNode(go.await(30, TimeUnit.SECONDS)));
        });
        JsonServer slow = JsonServer.start(ServerConfig.loopback(), routes);
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                HttpRequest.newBuilder(slow.uri().resolve("/slow")).build(), BodyHandlers.ofString());
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        Thread stopper = Thread.ofVirtual().start(slow::close);
        go.countDown();
        assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo("true");
        assertThat(stopper.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void closingTwiceIsHarmless() {
        server.close();
        server.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(server.uri() + path);
    }

    private static java.util.function.Consumer<HttpResponse<String>> is(int status, String body) {
        return response -> {
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.body()).isEqualTo(body);
        };
    }
}
