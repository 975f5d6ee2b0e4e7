package ai.babelbit.prediction.remote;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.http.Call;
import ai.babelbit.http.Exchange;
import ai.babelbit.http.JsonClient;
import ai.babelbit.http.Secret;
import ai.babelbit.prediction.remote.ChatCompletionPredictor.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `POST /chat/completions`: how an utterance may go on is asked there, and the answer understood. Safe for
/// concurrent use.
final class CompletionEndpoint implements AutoCloseable {
    private static final long MAX_ANSWER_BYTES = 1 << 20;
    private static final int MAX_TURNS = 20;
    private static final String TASK = """
            You complete what people say. You are given the last turns of a conversation and the first words of the next one. \
            Answer with the whole next turn as it will most likely be spoken: begin with exactly the given words and go on to \
            the end of the turn. One line, no quotation marks, no comment.""";

    private final Settings settings;
    private final URI endpoint;
    private final JsonClient client = new JsonClient(MAX_ANSWER_BYTES);

    CompletionEndpoint(Settings settings) {
        this.settings = settings;
        String base = settings.base().toString();
        this.endpoint = URI.create((base.endsWith("/") ? base : base + "/") + "chat/completions");
    }

    /// What came of asking.
    sealed interface Answer {
        /// It said something.
        ///
        /// @param whole utterances that begin with the prefix; at least one, at most as many as were asked for
        record Completions(List<String> whole) implements Answer {}

        /// There is nothing to use.
        ///
        /// @param why never an answer
        record Nothing(Outcome why) implements Answer {}
    }

    /// @param wanted how many completions, over 0; an endpoint may give fewer
    Answer ask(Context context, String prefix, int wanted, Duration within) throws InterruptedException {
        Call call = Call.post(endpoint, body(context, prefix, wanted));
        Secret key = settings.key();
        return switch (client.exchange(key == null ? call : call.with(key), within)) {
            case Exchange.Answered answered -> answer(answered, prefix, wanted);
            case Exchange.NotJson other ->
                new Answer.Nothing(Failures.notJson(new Exchange.NotJson(other.status(), withoutKey(other.snippet()))));
            case Exchange.TooLarge large ->
                new Answer.Nothing(new Outcome.Malformed("answer over " + large.maxBytes() + " bytes"));
            case Exchange.TimedOut _ -> new Answer.Nothing(new Outcome.TimedOut(within));
            case Exchange.Failed failed -> new Answer.Nothing(new Outcome.Unreachable(failed.reason()));
        };
    }

    @Override
    public void close() {
        client.close();
    }

    private ObjectNode body(Context context, String prefix, int wanted) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("model", settings.model())
                .put("temperature", settings.temperature())
                .put("max_tokens", settings.maxTokens());
        if (wanted > 1) {
            // Not every endpoint knows it, and one is what they give without.
            body.put("n", wanted);
        }
        List<String> latest = LatestTurns.of(context);
        List<String> turns = latest.subList(Math.max(0, latest.size() - MAX_TURNS), latest.size());
        ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", TASK);
        messages.addObject()
                .put("role", "user")
                .put("content", "Conversation:\n" + String.join("\n", turns) + "\n\nNext turn begins: " + prefix);
        return body;
    }

    private Answer answer(Exchange.Answered answered, String prefix, int wanted) {
        JsonNode body = answered.body();
        if (answered.status() / 100 != 2) {
            JsonNode error = body.path("error");
            JsonNode words = error.isString() ? error : error.path("message");
            return new Answer.Nothing(Failures.refused(answered.status(), withoutKey(words.asString(""))));
        }
        List<String> whole = new ArrayList<>();
        for (JsonNode choice : body.path("choices")) {
            JsonNode content = choice.path("message").path("content");
            if (content.isString() && whole.size() < wanted) {
                whole.add(Completion.join(prefix, content.stringValue()));
            }
        }
        return whole.isEmpty()
                ? new Answer.Nothing(new Outcome.Malformed("no choices[].message.content in the answer"))
                : new Answer.Completions(whole);
    }

    /// Some endpoints repeat the key that they do not accept.
    private String withoutKey(String words) {
        Secret key = settings.key();
        return key == null ? words : words.replace(key.reveal(), key.toString());
    }
}
