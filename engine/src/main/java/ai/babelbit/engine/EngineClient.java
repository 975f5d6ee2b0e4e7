package ai.babelbit.engine;

import ai.babelbit.dialogue.reveal.Reveal;
import ai.babelbit.dialogue.reveal.RevealJson;
import ai.babelbit.dialogue.reveal.TokenSource;
import ai.babelbit.http.Call;
import ai.babelbit.http.Exchange;
import ai.babelbit.http.JsonClient;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A session of an engine far away, ours or the published one. The session is opened by the first [#next] or
/// [#open]. `/next` is never repeated, since a repeated call would pass over a word. Not thread-safe.
public final class EngineClient implements TokenSource {
    private static final long MAX_ANSWER_BYTES = 256 << 10;
    private static final int MAX_REASON = 200;

    private final URI base;
    private final Duration time;
    private final JsonClient client = new JsonClient(MAX_ANSWER_BYTES);
    private String session = "";
    private Reveal.@Nullable Revealed previous;
    private Reveal.@Nullable Revealed first;
    private Reveal.@Nullable Lost lost;

    /// @param base the engine's URL
    /// @param time how long one call may take
    public EngineClient(URI base, Duration time) {
        String text = base.toString();
        this.base = URI.create(text.endsWith("/") ? text : text + "/");
        this.time = time;
    }

    /// Opens the session; returns why it could not, or null. Calling it again does nothing.
    ///
    /// @throws InterruptedException when the thread is interrupted meanwhile
    public Reveal.@Nullable Lost open() throws InterruptedException {
        if (!session.isEmpty() || lost != null) {
            return lost;
        }
        Reveal opened = ask(Call.post(base.resolve("start"), JsonNodeFactory.instance.objectNode()));
        if (opened instanceof Reveal.Revealed revealed) {
            first = revealed;
        }
        return lost;
    }

    /// The engine's name for this session; empty before it is open.
    @Override
    public String session() {
        return session;
    }

    @Override
    public Reveal next(String prediction) throws InterruptedException {
        Reveal.Lost failed = open();
        if (failed != null) {
            return failed;
        }
        Reveal.Revealed opening = first;
        if (opening != null) {
            first = null;
            return opening;
        }
        return ask(Call.post(
                base.resolve("next"),
                JsonNodeFactory.instance.objectNode().put("session_id", session).put("prediction", prediction)));
    }

    @Override
    public void close() {
        client.close();
    }

    private Reveal ask(Call call) throws InterruptedException {
        return switch (client.exchange(call, time)) {
            case Exchange.Answered answered -> understand(answered);
            case Exchange.NotJson other -> lose("engine answered with status " + other.status() + " and no JSON");
            case Exchange.TooLarge large -> lose("engine answered with more than " + large.maxBytes() + " bytes");
            case Exchange.TimedOut slow ->
                lose("no answer from the engine within " + slow.after().toMillis() + " ms");
            case Exchange.Failed failed -> lose("engine at " + base + ": " + failed.reason());
        };
    }

    private Reveal understand(Exchange.Answered answered) {
        JsonNode body = answered.body();
        if (answered.status() != 200) {
            return lose("engine answered with status " + answered.status() + ": "
                    + body.path("error").asString("no reason"));
        }
        if (session.isEmpty()) {
            session = body.path("session_id").asString("");
            if (session.isEmpty()) {
                return lose("engine gave no session_id");
            }
        }
        try {
            Reveal.Revealed revealed = RevealJson.read(body, previous);
            previous = revealed;
            return revealed;
        } catch (IllegalArgumentException e) {
            return lose("engine's answer is no row: " + e.getMessage());
        }
    }

    private Reveal.Lost lose(String reason) {
        Reveal.Lost loss = new Reveal.Lost(oneLine(reason));
        lost = loss;
        return loss;
    }

    /// An engine may say anything at any length.
    private static String oneLine(String reason) {
        String line =
                reason.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
        return line.codePointCount(0, line.length()) <= MAX_REASON
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_REASON)) + "…";
    }
}
