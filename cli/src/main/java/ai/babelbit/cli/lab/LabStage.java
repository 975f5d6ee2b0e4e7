package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Ticker;
import ai.babelbit.dialogue.reveal.Reveal;
import ai.babelbit.dialogue.reveal.RevealSession;
import ai.babelbit.dialogue.reveal.TokenSource;
import ai.babelbit.engine.EngineClient;
import ai.babelbit.engine.EngineConfig;
import ai.babelbit.engine.EngineServer;
import ai.babelbit.http.ServerConfig;
import ai.babelbit.miner.MinerConfig;
import ai.babelbit.miner.MinerServer;
import ai.babelbit.prediction.remote.HttpMiner;
import ai.babelbit.round.Contestant;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Where a run takes place: in memory, or with an engine and a miner for each predictor behind real HTTP on
/// this machine. Either way the scores are the same.
final class LabStage implements AutoCloseable {
    private static final Duration ENGINE_TIME = Duration.ofSeconds(30);

    private final boolean http;
    private final TokenSource words;
    /// Closed last in, first out.
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private LabStage(boolean http, Playlist playlist) throws InterruptedException {
        this.http = http;
        this.words = http ? overHttp(playlist) : inMemory(playlist);
    }

    static LabStage set(boolean http, Playlist playlist) throws InterruptedException {
        return new LabStage(http, playlist);
    }

    TokenSource words() {
        return words;
    }

    /// The same contestants, each asked over HTTP if that is the stage.
    List<Contestant> seat(List<Contestant> contestants) {
        if (!http) {
            return contestants;
        }
        List<Contestant> seated = new ArrayList<>();
        for (Contestant contestant : contestants) {
            MinerConfig config = MinerConfig.loopback();
            MinerServer server = MinerServer.start(contestant.predictor(), config);
            open.push(server);
            HttpMiner miner = new HttpMiner(server.uri(), config.endpoint());
            open.push(miner);
            seated.add(new Contestant(contestant.name(), miner));
        }
        return seated;
    }

    private TokenSource inMemory(Playlist playlist) {
        DialogueReader reader = playlist.open();
        open.push(reader);
        return new RevealSession("lab", reader.remaining());
    }

    private TokenSource overHttp(Playlist playlist) throws InterruptedException {
        EngineServer server =
                EngineServer.start(playlist::open, EngineConfig.at(ServerConfig.loopback()), Ticker.system());
        open.push(server);
        EngineClient client = new EngineClient(server.uri(), ENGINE_TIME);
        open.push(client);
        Reveal.Lost lost = client.open();
        if (lost != null) {
            close();
            throw new InvalidInputException("--http: " + lost.reason());
        }
        return client;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.getLogger(LabStage.class.getName()).log(System.Logger.Level.WARNING, "cannot close", e);
            }
        }
    }
}
