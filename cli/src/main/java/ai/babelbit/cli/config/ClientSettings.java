package ai.babelbit.cli.config;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.http.Secret;
import ai.babelbit.prediction.remote.ChatCompletionPredictor;
import ai.babelbit.prediction.remote.CompletionSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the commands that ask engines, miners and completion endpoints read from the environment.
///
/// @param engineUrl `BB_UTTERANCE_ENGINE_URL`
/// @param predictEndpoint `BB_MINER_PREDICT_ENDPOINT`
/// @param apiTimeout `BABELBIT_API_TIMEOUT_S`
/// @param logsFolder `BB_OUTPUT_LOGS_DIR`
/// @param openAi `OPENAI_*`; null when no model is named
/// @param completions `OPENAI_COMPLETIONS`
/// @param drawing the temperature for several completions: `OPENAI_TEMPERATURE`, but 1 when it is not set
public record ClientSettings(
        URI engineUrl,
        String predictEndpoint,
        Duration apiTimeout,
        Path logsFolder,
        ChatCompletionPredictor.@Nullable Settings openAi,
        int completions,
        double drawing) {
    /// Reads and checks all of it.
    ///
    /// @throws InvalidInputException with everything that is wrong
    public static ClientSettings from(Environment environment) {
        SettingsReader reader = new SettingsReader(environment);
        URI engine = reader.url("BB_UTTERANCE_ENGINE_URL", "http://localhost:8999");
        String endpoint = reader.text("BB_MINER_PREDICT_ENDPOINT", "predict");
        Duration timeout = reader.seconds("BABELBIT_API_TIMEOUT_S", 10);
        Path logs = Path.of(reader.text("BB_OUTPUT_LOGS_DIR", "logs"));
        URI base = reader.url("OPENAI_API_BASE", "https://api.openai.com/v1");
        double told = reader.number("OPENAI_TEMPERATURE", Double.NaN, 0, 2);
        double temperature = Double.isNaN(told) ? 0.2 : told;
        double drawing = Double.isNaN(told) ? 1 : told;
        int completions = (int) reader.number("OPENAI_COMPLETIONS", 16, 1, CompletionSource.MOST);
        int maxTokens = (int) reader.number("CHUTE_MAX_NEW_TOKENS", 24, 1, 4096);
        String key = reader.text("OPENAI_API_KEY");
        String model = reader.text("OPENAI_MODEL");
        reader.check();
        try {
            ChatCompletionPredictor.Settings openAi = model == null
                    ? null
                    : new ChatCompletionPredictor.Settings(
                            base, key == null ? null : Secret.of(key), model, temperature, maxTokens);
            return new ClientSettings(engine, endpoint, timeout, logs, openAi, completions, drawing);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("OPENAI_*: " + e.getMessage(), e);
        }
    }

    /// The completion endpoint's settings.
    ///
    /// @throws InvalidInputException when no model is named
    public ChatCompletionPredictor.Settings requireOpenAi() {
        ChatCompletionPredictor.Settings settings = openAi;
        if (settings == null) {
            throw new InvalidInputException("OPENAI_MODEL must be set for the predictor openai, and was not");
        }
        return settings;
    }

    /// The completion endpoint as a source of candidates.
    ///
    /// @throws InvalidInputException when no model is named
    public CompletionSource completionSource() {
        return new CompletionSource(requireOpenAi().withTemperature(drawing), completions);
    }
}
