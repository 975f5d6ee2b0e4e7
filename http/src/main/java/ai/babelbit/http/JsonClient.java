package ai.babelbit.http;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Asks JSON services. Whatever the peer does, a call is over at its deadline, which covers connecting, the head and
/// the body;
/// at most a set number of bytes is read; redirects are not followed and compressed bodies not unpacked. Connections
/// are kept
/// and shared. Safe for concurrent use.
public final class JsonClient implements AutoCloseable {
    private static final Duration MAX_CONNECT_TIME = Duration.ofSeconds(30);
    private static final int SNIPPET_CHARS = 200;

    private final long maxResponseBytes;
    private final HttpClient client;

    /// Reads answers of at most so many bytes.
    public JsonClient(long maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(MAX_CONNECT_TIME)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /// Makes the call and waits for its end, at most `within`; with nothing left it is not even sent.
    ///
    /// @throws InterruptedException when the thread is interrupted meanwhile; the call is then abandoned
    /// @throws IllegalArgumentException when the URI or a header is not one of HTTP
    public Exchange exchange(Call call, Duration within) throws InterruptedException {
        HttpRequest request = request(call);
        if (!within.isPositive()) {
            return new Exchange.TimedOut(Duration.ZERO);
        }
        CompletableFuture<HttpResponse<Optional<byte[]>>> pending =
                client.sendAsync(request, _ -> new BoundedBody(maxResponseBytes));
        try {
            return understand(pending.get(within.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return new Exchange.TimedOut(within);
        } catch (ExecutionException e) {
            return new Exchange.Failed(describe(e.getCause(), call));
        } finally {
            // Hangs up when there is no answer yet, otherwise does nothing.
            pending.cancel(true);
        }
    }

    private static HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).header("Accept", "application/json");
        call.headers().forEach(request::setHeader);
        call.bearer().ifPresent(token -> request.setHeader("Authorization", "Bearer " + token.reveal()));
        call.body()
                .ifPresent(body -> request.setHeader("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JsonBytes.write(body))));
        return request.build();
    }

    private Exchange understand(HttpResponse<Optional<byte[]>> response) {
        if (response.body().isEmpty()) {
            return new Exchange.TooLarge(response.statusCode(), maxResponseBytes);
        }
        byte[] bytes = response.body().get();
        JsonNode body = JsonBytes.parse(bytes);
        return body == null
                ? new Exchange.NotJson(response.statusCode(), snippet(bytes))
                : new Exchange.Answered(response.statusCode(), body);
    }

    private static String snippet(byte[] bytes) {
        // A character takes up to four bytes.
        String text = new String(bytes, 0, Math.min(bytes.length, 4 * SNIPPET_CHARS), StandardCharsets.UTF_8);
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= SNIPPET_CHARS ? line : line.substring(0, SNIPPET_CHARS);
    }

    private static String describe(@Nullable Throwable failure, Call call) {
        String peer = call.uri().getHost() + ":" + call.uri().getPort();
        return switch (failure) {
            case ConnectException e when e.getCause() instanceof UnresolvedAddressException -> "unknown host " + peer;
            case ConnectException _ -> "cannot connect to " + peer;
            case null -> "connection to " + peer + " broke";
            default -> {
                String message = failure.getMessage();
                yield "connection to " + peer + " broke"
                        + (message == null ? "" : ": " + snippet(message.getBytes(StandardCharsets.UTF_8)));
            }
        };
    }

    /// Breaks off the calls under way and closes the connections. Closing twice is harmless.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
