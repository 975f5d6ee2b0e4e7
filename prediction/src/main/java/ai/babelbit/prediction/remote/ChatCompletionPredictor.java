package ai.babelbit.prediction.remote;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.http.Secret;
import ai.babelbit.prediction.remote.CompletionEndpoint.Answer;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Any endpoint that speaks OpenAI's `POST /chat/completions`. Safe for concurrent use.
public final class ChatCompletionPredictor implements Predictor {
    private final Settings settings;
    private final CompletionEndpoint endpoint;

    /// Where and how to ask.
    ///
    /// @param base such as `https://api.openai.com/v1`
    /// @param key sent as a bearer token, in printable ASCII; null for endpoints that ask for none
    /// @param model the model's name there, not blank
    /// @param temperature 0 to 2
    /// @param maxTokens the longest completion, over 0
    public record Settings(URI base, @Nullable Secret key, String model, double temperature, int maxTokens) {
        /// Refuses what no endpoint takes.
        public Settings {
            // A header could not carry it, and the error about that would print it.
            if (key != null && !key.reveal().matches("[!-~]+")) {
                throw new IllegalArgumentException("key must be printable ASCII without spaces");
            }
            if (model.isBlank()) {
                throw new IllegalArgumentException("model must not be blank");
            }
            if (!(temperature >= 0 && temperature <= 2)) {
                throw new IllegalArgumentException("temperature must be in [0, 2], was " + temperature);
            }
            if (maxTokens < 1) {
                throw new IllegalArgumentException("maxTokens must be over 0, was " + maxTokens);
            }
        }

        /// The same at another temperature.
        public Settings withTemperature(double temperature) {
            return new Settings(base, key, model, temperature, maxTokens);
        }
    }

    /// Asks there; no call is made before the first prediction.
    public ChatCompletionPredictor(Settings settings) {
        this.settings = settings;
        this.endpoint = new CompletionEndpoint(settings);
    }

    @Override
    public String name() {
        return settings.model();
    }

    @Override
    public Outcome predict(PredictionRequest request) throws InterruptedException {
        return switch (endpoint.ask(
                request.context(), request.prefix(), 1, request.deadline().remaining())) {
            case Answer.Completions answer -> Outcome.Answered.of(answer.whole().getFirst());
            case Answer.Nothing nothing -> nothing.why();
        };
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
