package ai.babelbit.engine;

import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Ticker;
import ai.babelbit.dialogue.reveal.RevealJson;
import ai.babelbit.http.JsonServer;
import ai.babelbit.http.Reply;
import ai.babelbit.http.Request;
import ai.babelbit.http.Routes;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Serves a challenge: `/start` opens a session and reveals its first token, `/next` the next one. Safe for
/// concurrent use.
public final class EngineServer implements AutoCloseable {
    private final Supplier<DialogueReader> challenge;
    private final AllowedFiles files;
    private final Sessions sessions;
    private final Ticker ticker;
    private final JsonServer server;

    private EngineServer(Supplier<DialogueReader> challenge, EngineConfig config, Ticker ticker) {
        this.challenge = challenge;
        this.files = new AllowedFiles(config.allowedFolder());
        this.sessions = new Sessions(config.maxSessions(), config.idleTime(), ticker);
        this.ticker = ticker;
        Routes routes = new Routes()
                .get("/start", _ -> start(challenge))
                .postOptional("/start", this::start)
                .post("/next", this::next)
                .get(
                        "/healthz",
                        _ -> Reply.ok(JsonNodeFactory.instance.objectNode().put("ok", true)));
        this.server = JsonServer.start(config.server(), routes);
        server.meters().gauge("engine.sessions", sessions, Sessions::size);
    }

    /// Starts to serve; returns once connections are accepted.
    ///
    /// @param challenge opens the challenge at its first dialogue, once for every session
    /// @throws java.io.UncheckedIOException when the address cannot be bound
    public static EngineServer start(Supplier<DialogueReader> challenge, EngineConfig config, Ticker ticker) {
        return new EngineServer(challenge, config, ticker);
    }

    /// Where clients on this machine find it, without a slash at the end.
    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
        sessions.closeAll();
    }

    private Reply start(Request request) {
        JsonNode path = request.body().path("path");
        if (path.isMissingNode() || path.isNull()) {
            return start(challenge);
        }
        Optional<Path> file = path.isString() ? files.find(path.stringValue()) : Optional.empty();
        if (file.isEmpty()) {
            return Reply.error(403, "path not allowed");
        }
        try {
            return start(ChallengeFile.open(file.get())::reader);
        } catch (InvalidInputException e) {
            return Reply.error(400, "not a challenge file");
        }
    }

    private Reply start(Supplier<DialogueReader> dialogues) {
        return sessions.open(dialogues)
                .map(session -> {
                    ObjectNode row = JsonNodeFactory.instance.objectNode().put("session_id", session.id());
                    row.setAll(RevealJson.write(session.next(ticker.nanos())));
                    return Reply.ok(row);
                })
                .orElseGet(() -> Reply.error(503, "too many sessions"));
    }

    private Reply next(Request request) {
        JsonNode id = request.body().path("session_id");
        Session session = id.isString() ? sessions.find(id.stringValue()) : null;
        return session == null
                ? Reply.error(400, "invalid or missing session_id")
                : Reply.ok(RevealJson.write(session.next(ticker.nanos())));
    }
}
