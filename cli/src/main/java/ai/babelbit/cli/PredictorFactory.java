package ai.babelbit.cli;

import ai.babelbit.cli.config.ClientSettings;
import ai.babelbit.cli.config.Environment;
import ai.babelbit.cli.lab.Playlist;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.prediction.AnytimePredictor;
import ai.babelbit.prediction.CandidateSource;
import ai.babelbit.prediction.PredictorOptions;
import ai.babelbit.prediction.control.Controls;
import ai.babelbit.prediction.remote.ChatCompletionPredictor;
import ai.babelbit.prediction.remote.HttpMiner;
import ai.babelbit.round.Contestant;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes predictors from what people call them, and closes all of them together.
public final class PredictorFactory implements AutoCloseable {
    private final Environment environment;
    private final Playlist playlist;
    private final Duration budget;
    private final long seed;
    private final List<Predictor> made = new ArrayList<>();

    /// For play of these dialogues.
    ///
    /// @param budget how long a predictor of ours may take for an answer
    public PredictorFactory(Environment environment, Playlist playlist, Duration budget, long seed) {
        this.environment = environment;
        this.playlist = playlist;
        this.budget = budget;
        this.seed = seed;
    }

    /// Whether this one is asked over a network.
    public static boolean isRemote(String name) {
        return name.equals(SourceNames.REMOTE) || isUrl(name) || SourceNames.areRemote(name);
    }

    /// All of them under different names.
    ///
    /// @throws InvalidInputException when a name is not known or its settings are wrong
    public List<Contestant> all(List<String> names) {
        Map<String, Integer> seen = new HashMap<>();
        List<Contestant> contestants = new ArrayList<>();
        for (String name : names) {
            Predictor predictor = make(name);
            int number = seen.merge(predictor.name(), 1, Integer::sum);
            contestants.add(
                    number == 1
                            ? Contestant.of(predictor)
                            : new Contestant(predictor.name() + " #" + number, predictor));
        }
        return contestants;
    }

    /// One predictor by its name.
    ///
    /// @throws InvalidInputException when the name is not known or its settings are wrong
    public Predictor make(String name) {
        Predictor predictor = isUrl(name) ? miner(name) : builtin(name);
        made.add(predictor);
        return predictor;
    }

    private Predictor builtin(String name) {
        return switch (name) {
            case "echo" -> Controls.echo();
            case "constant" -> Controls.constant("I think that is fine, thank you.");
            case "garbage" -> Controls.garbage(seed);
            case "silent" -> Controls.silent();
            case "oracle" -> Controls.oracle(playlist::open);
            case SourceNames.REMOTE ->
                new ChatCompletionPredictor(ClientSettings.from(environment).requireOpenAi());
            default -> anytime(name);
        };
    }

    private Predictor anytime(String name) {
        if (!SourceNames.isSources(name)) {
            throw new InvalidInputException("--predictor must be " + SourceNames.FORMS
                    + ", echo, constant, garbage, silent, oracle, openai or the URL of a miner, was \"" + name + "\"");
        }
        return AnytimePredictor.of(name, sources(name), options());
    }

    private PredictorOptions options() {
        return PredictorOptions.defaults().withBudget(budget).withSeed(seed);
    }

    private List<CandidateSource> sources(String name) {
        return new SourceNames(environment).open(name);
    }

    /// What a predictor over sources of candidates is made of; null for any other predictor.
    ///
    /// @param maker is handed the name, the sources and how they are used
    public <T> @Nullable T takeApart(String name, Parts<T> maker) {
        return SourceNames.isSources(name) ? maker.of(name, sources(name), options()) : null;
    }

    /// Takes a predictor apart.
    public interface Parts<T> {
        /// Is handed the name, the sources and how they are used.
        T of(String name, List<CandidateSource> sources, PredictorOptions options);
    }

    private Predictor miner(String url) {
        ClientSettings settings = ClientSettings.from(environment);
        try {
            return new HttpMiner(URI.create(url), settings.predictEndpoint());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("--predictor " + url + ": " + e.getMessage(), e);
        }
    }

    private static boolean isUrl(String name) {
        return name.startsWith("http://") || name.startsWith("https://");
    }

    @Override
    public void close() {
        made.forEach(Predictor::close);
    }
}
