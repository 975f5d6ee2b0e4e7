package ai.babelbit.cli;

import ai.babelbit.cli.lab.Playlist;
import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Ticker;
import ai.babelbit.engine.EngineConfig;
import ai.babelbit.engine.EngineServer;
import ai.babelbit.http.ServerConfig;
import ai.babelbit.http.ServerLimits;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bb engine`.
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        description = EngineCommand.DESCRIPTION,
        footer = {
            "",
            "Examples:",
            "  bb engine --challenge talk.txt",
            "  curl -s localhost:8999/start",
            "  curl -s localhost:8999/next -d '{\"session_id\": \"...\", \"prediction\": \"\"}'"
        })
final class EngineCommand implements Callable<Integer> {
    static final String DESCRIPTION = "Reveal a challenge word by word over HTTP, until Ctrl-C.";

    @Option(names = "--host", paramLabel = "HOST", description = "Where to listen (default ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "0 for any (default ${DEFAULT-VALUE}).")
    private int port = EngineConfig.PORT;

    @Option(names = "--challenge", paramLabel = "FILE", description = "What to reveal (default: the built-in one).")
    private @Nullable Path challenge;

    @Option(
            names = "--allow-path",
            paramLabel = "DIR",
            description = "Callers may name challenge files in this folder in POST /start.")
    private @Nullable Path allowed;

    @Option(names = "--max-sessions", paramLabel = "N", description = "Sessions at once (default ${DEFAULT-VALUE}).")
    private int maxSessions = 10_000;

    @Option(
            names = "--idle-minutes",
            paramLabel = "N",
            description = "Forget a session that was idle so long (default ${DEFAULT-VALUE}).")
    private int idleMinutes = 30;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        check(port >= 0 && port <= 65_535, "--port must be from 0 to 65535, was " + port);
        check(maxSessions >= 1, "--max-sessions must be at least 1, was " + maxSessions);
        check(idleMinutes >= 1, "--idle-minutes must be at least 1, was " + idleMinutes);
        check(allowed == null || Files.isDirectory(allowed), "--allow-path must be a folder, was " + allowed);
        Playlist playlist = challenge == null
                ? Playlist.builtin(Long.MAX_VALUE)
                : Playlist.of(List.of(ChallengeFile.open(challenge)), Long.MAX_VALUE);
        EngineConfig config = new EngineConfig(
                new ServerConfig(host, port, ServerLimits.DEFAULT),
                maxSessions,
                Duration.ofMinutes(idleMinutes),
                allowed);
        try (EngineServer server = EngineServer.start(playlist::open, config, Ticker.system())) {
            spec.commandLine()
                    .getOut()
                    .println("engine: " + server.uri() + " reveals " + playlist.utterances() + " utterances of "
                            + (challenge == null ? "the built-in challenge" : challenge));
            untilTheEnd(server);
        } catch (UncheckedIOException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }

    /// Serves until the process is asked to end, then lets running requests finish.
    static void untilTheEnd(AutoCloseable server) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
            } catch (Exception e) {
                System.getLogger(EngineCommand.class.getName()).log(System.Logger.Level.WARNING, "cannot stop", e);
            }
        }));
        new CountDownLatch(1).await();
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new InvalidInputException(message);
        }
    }
}
