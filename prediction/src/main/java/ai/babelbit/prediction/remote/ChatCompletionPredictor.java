package ai.babelbit.prediction.remote;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.Words;
import ai.babelbit.http.Call;
import ai.babelbit.http.Exchange;
import ai.babelbit.http.JsonClient;
import ai.babelbit.http.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Any endpoint that speaks OpenAI's `POST /chat/completions`. Safe for concurrent use.
public final class ChatCompletionPredictor implements Predictor {
    private static final long MAX_ANSWER_BYTES = 1 << 20;
    private static final int MAX_CONTEXT = 20;
    private static final String TASK = """
            You complete what people say. You are given the last turns of a conversation and the first words of the next one. \
            Answer with the whole next turn as it will most likely be spoken: begin with exactly the given words and go on to \
            the end of the turn. One line, no quotation marks, no comment.""";

    private final Settings settings;
    private final URI endpoint;
    private final JsonClient client = new JsonClient(MAX_ANSWER_BYTES);

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
    }

    /// Asks there; no call is made before the first prediction.
    public ChatCompletionPredictor(Settings settings) {
        this.settings = settings;
        String base = settings.base().toString();
        this.endpoint = URI.create((base.endsWith("/") ? base : base + "/") + "chat/completions");
    }

    @Override
    public String name() {
        return settings.model();
    }

    @Override
    public Outcome predict(PredictionRequest request) throws InterruptedException {
        Duration left = request.deadline().remaining();
        Call call = Call.post(endpoint, body(request));
        Secret key = settings.key();
        return switch (client.exchange(key == null ? call : call.with(key), left)) {
            case Exchange.Answered answered -> outcome(answered, request.prefix());
            case Exchange.NotJson other ->
                Failures.notJson(new Exchange.NotJson(other.status(), withoutKey(other.snippet())));
            case Exchange.TooLarge large -> new Outcome.Malformed("answer over " + large.maxBytes() + " bytes");
            case Exchange.TimedOut _ -> new Outcome.TimedOut(left);
            case Exchange.Failed failed -> new Outcome.Unreachable(failed.reason());
        };
    }

    @Override
    public void close() {
        client.close();
    }

    private ObjectNode body(PredictionRequest request) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("model", settings.model())
                .put("temperature", settings.temperature())
                .put("max_tokens", settings.maxTokens());
        List<String> context = request.context();
        List<String> recent = context.subList(Math.max(0, context.size() - MAX_CONTEXT), context.size());
        ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", TASK);
        messages.addObject()
                .put("role", "user")
                .put(
                        "content",
                        "Conversation:\n" + String.join("\n", recent) + "\n\nNext turn begins: " + request.prefix());
        return body;
    }

    private Outcome outcome(Exchange.Answered answered, String prefix) {
        JsonNode body = answered.body();
        if (answered.status() / 100 != 2) {
            JsonNode error = body.path("error");
            JsonNode words = error.isString() ? error : error.path("message");
            return Failures.refused(answered.status(), withoutKey(words.asString("")));
        }
        JsonNode content = body.path("choices").path(0).path("message").path("content");
        return content.isString()
                ? Outcome.Answered.of(join(prefix, content.stringValue()))
                : new Outcome.Malformed("no choices[0].message.content in the answer");
    }

    /// Some endpoints repeat the key that they do not accept.
    private String withoutKey(String words) {
        Secret key = settings.key();
        return key == null ? words : words.replace(key.reveal(), key.toString());
    }

    /// Makes one utterance of the prefix and whatever the model said: it may have repeated the prefix, gone on
    /// after it, or put the whole in quotation marks.
    static String join(String prefix, String said) {
        String line = Words.strip(said).lines().findFirst().orElse("");
        String text = String.join(" ", Words.split(line));
        String bare = String.join(" ", Words.split(line.replaceAll("^[\"“”]+|[\"“”]+$", "")));
        // As it is first: the prefix itself may have quotation marks.
        for (String whole : List.of(text, bare)) {
            if (repeats(prefix, whole)) {
                return prefix + whole.substring(prefix.length());
            }
        }
        return bare.isEmpty() ? prefix : prefix + " " + bare;
    }

    /// Whether the text begins with the words of the prefix, and not only with its letters.
    private static boolean repeats(String prefix, String text) {
        int length = prefix.length();
        return text.regionMatches(true, 0, prefix, 0, length)
                && (text.length() == length || !Character.isLetterOrDigit(text.codePointAt(length)));
    }
}
