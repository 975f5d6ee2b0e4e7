package ai.babelbit.prediction.remote;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.http.Call;
import ai.babelbit.http.Exchange;
import ai.babelbit.http.JsonClient;
import java.net.URI;
import java.time.Duration;

/// A miner behind `POST /predict`, in either of the two published answer shapes. It is never told the truth or
/// a score, and of a long talk only the latest utterances, 32 Ki characters in all. Safe for concurrent use.
public final class HttpMiner implements Predictor {
    /// A miner hears of this many milliseconds, after which its answer counts for nothing.
    public static final String DEADLINE_HEADER = "X-Deadline-Ms";

    private static final long MAX_ANSWER_BYTES = 256 << 10;

    private final URI endpoint;
    private final String name;
    private final JsonClient client = new JsonClient(MAX_ANSWER_BYTES);

    /// @param base where the miner is, such as `http://localhost:8091`; a path of its own is kept
    /// @param path the endpoint below it, such as `predict`; not added when the base already ends with it
    /// @throws IllegalArgumentException when the base is not an http or https URL with a host
    public HttpMiner(URI base, String path) {
        this.endpoint = endpoint(base, path);
        this.name = base.toString();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Outcome predict(PredictionRequest request) throws InterruptedException {
        Duration left = request.deadline().remaining();
        Call call = Call.post(endpoint, MinerJson.request(request))
                .with(DEADLINE_HEADER, Long.toString(Math.max(1, left.toMillis())));
        return switch (client.exchange(call, left)) {
            case Exchange.Answered answered -> MinerJson.outcome(answered.status(), answered.body(), request);
            case Exchange.NotJson other -> Failures.notJson(other);
            case Exchange.TooLarge large -> new Outcome.Malformed("answer over " + large.maxBytes() + " bytes");
            case Exchange.TimedOut _ -> new Outcome.TimedOut(left);
            case Exchange.Failed failed -> new Outcome.Unreachable(failed.reason());
        };
    }

    @Override
    public void close() {
        client.close();
    }

    private static URI endpoint(URI base, String path) {
        String scheme = base.getScheme();
        if (base.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException("expected an http or https URL with a host, got " + base);
        }
        String below = path.startsWith("/") ? path : "/" + path;
        String text = base.toString();
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return URI.create(trimmed.endsWith(below) ? trimmed : trimmed + below);
    }
}
