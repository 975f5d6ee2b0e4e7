package ai.babelbit.prediction.remote;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Ticker;
import ai.babelbit.prediction.CandidateSource;
import ai.babelbit.prediction.remote.ChatCompletionPredictor.Settings;
import ai.babelbit.prediction.remote.CompletionEndpoint.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// Completions by a large language model behind an OpenAI-compatible endpoint, as candidates among others. It is
/// asked once for a prefix, for several completions; each is proposed once. A failure of the endpoint means that
/// it proposes nothing, and after several in a row it is not asked for a while. The model's draws are not ours, so
/// the seed has no influence on them. Safe for concurrent use.
public final class CompletionSource implements CandidateSource {
    /// So many completions are what endpoints give at most.
    public static final int MOST = 128;

    private static final System.Logger LOG = System.getLogger(CompletionSource.class.getName());

    /// Nobody speaks a longer utterance; in UTF-16 units beyond the prefix.
    private static final int MAX_LENGTH = 1000;

    private final CompletionEndpoint endpoint;
    private final CompletionPause pause;
    private final int completions;

    /// Asks there; no call is made before the first prefix.
    ///
    /// @param settings the temperature should be near 1, so that the completions differ as people do
    /// @param completions how many to ask for, 1 to [#MOST]; an endpoint that cannot do that gives one
    public CompletionSource(Settings settings, int completions) {
        this(settings, completions, Ticker.system());
    }

    CompletionSource(Settings settings, int completions, Ticker ticker) {
        if (completions < 1 || completions > MOST) {
            throw new IllegalArgumentException("completions must be in [1, " + MOST + "], was " + completions);
        }
        this.endpoint = new CompletionEndpoint(settings);
        this.pause = new CompletionPause(ticker);
        this.completions = completions;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public boolean draws() {
        return true;
    }

    @Override
    public Draw open(Context context, long seed) {
        return new Prefixes(context);
    }

    /// One utterance.
    private final class Prefixes implements Draw {
        private final Context context;
        private final Queue<String> left = new ArrayDeque<>();
        private String asked = "";

        Prefixes(Context context) {
            this.context = context;
        }

        @Override
        public List<Candidate> propose(String prefix, int wanted, Deadline deadline) {
            if (deadline.hasPassed()) {
                return List.of();
            }
            if (!prefix.equals(asked)) {
                left.clear();
                asked = prefix;
                left.addAll(ask(context, prefix, deadline));
            }
            List<Candidate> candidates = new ArrayList<>();
            while (candidates.size() < wanted && !left.isEmpty()) {
                candidates.add(new Candidate(left.remove(), 1));
            }
            return candidates;
        }
    }

    private List<String> ask(Context context, String prefix, Deadline deadline) {
        if (!pause.mayAsk()) {
            return List.of();
        }
        try {
            // Some of the time is for whoever has to choose.
            return switch (endpoint.ask(
                    context,
                    prefix,
                    completions,
                    deadline.remaining().multipliedBy(3).dividedBy(4))) {
                case Answer.Completions answer -> {
                    pause.succeeded();
                    yield answer.whole().stream()
                            .filter(whole -> whole.length() - prefix.length() <= MAX_LENGTH)
                            .map(whole -> Completion.asRevealed(prefix, whole))
                            .toList();
                }
                case Answer.Nothing nothing -> {
                    pause.failed();
                    LOG.log(
                            System.Logger.Level.DEBUG,
                            "no completions: {0}",
                            nothing.why().reason());
                    yield List.of();
                }
            };
        } catch (InterruptedException e) {
            // For whoever waits for the candidates; no fault of the endpoint.
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /// Breaks off the calls under way. Closing twice is harmless.
    @Override
    public void close() {
        endpoint.close();
    }
}
