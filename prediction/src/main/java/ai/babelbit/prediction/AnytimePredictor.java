package ai.babelbit.prediction;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.UtteranceRef;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Asks its sources how an utterance may go on and says what has the highest expected similarity to the truth.
/// There is an answer after a millisecond and a better one until the budget is used up. Remembers the
/// utterances that were asked for last, so that a new word keeps what still fits. Safe for concurrent use.
public final class AnytimePredictor implements Predictor {
    /// An utterance that is forgotten costs only time.
    private static final int MAX_SESSIONS = 256;

    private static final Duration IDLE = Duration.ofMinutes(10);

    private final String name;
    private final List<CandidateSource> sources;
    private final PredictorOptions options;
    private final Cache<UtteranceRef, Place> places = Caffeine.newBuilder()
            .maximumSize(MAX_SESSIONS)
            .expireAfterAccess(IDLE)
            .build();

    private AnytimePredictor(String name, List<CandidateSource> sources, PredictorOptions options) {
        this.name = name;
        this.sources = List.copyOf(sources);
        this.options = options;
    }

    /// Over some sources, which it closes.
    ///
    /// @param sources at least one, quickest first: the first ones are heard even when time is short
    public static AnytimePredictor of(String name, List<CandidateSource> sources, PredictorOptions options) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("there must be a source");
        }
        return new AnytimePredictor(name, sources, options);
    }

    /// Where an utterance's session is kept while others may ask for it too.
    private static final class Place {
        private final ReentrantLock lock = new ReentrantLock();
        private PredictionSession session;
        private Context context;

        Place(PredictionSession session, Context context) {
            this.session = session;
            this.context = context;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Outcome predict(PredictionRequest request) throws InterruptedException {
        Duration left = request.deadline().remaining();
        Deadline deadline = Deadline.in(left.compareTo(options.budget()) < 0 ? left : options.budget());
        Place place = places.get(request.utterance(), _ -> new Place(open(request), request.context()));
        // The other half is for an answer of our own.
        if (!place.lock.tryLock(deadline.remainingNanos() / 2, TimeUnit.NANOSECONDS)) {
            // Somebody else asks for the same utterance: better an answer that was not prepared than none.
            return answer(open(request), request, deadline);
        }
        try {
            if (!sameContext(place.context, request.context()) || !place.session.goesOnWith(request.prefix())) {
                place.session = open(request);
                place.context = request.context();
            }
            return answer(place.session, request, deadline);
        } finally {
            place.lock.unlock();
        }
    }

    private static Outcome answer(PredictionSession session, PredictionRequest request, Deadline deadline) {
        return new Outcome.Answered(session.predict(request.prefix(), request.step(), deadline));
    }

    private PredictionSession open(PredictionRequest request) {
        return new PredictionSession(sources, options, request.context(), seed(request));
    }

    /// Depends on what was said, not on who asks when.
    private long seed(PredictionRequest request) {
        Context context = request.context();
        long seed = options.seed() * 31 + context.size();
        seed = seed * 31 + (context.isEmpty() ? 0 : context.getLast().hashCode());
        String prefix = request.prefix();
        int space = prefix.indexOf(' ');
        return seed * 31 + (space < 0 ? prefix : prefix.substring(0, space)).hashCode();
    }

    private static boolean sameContext(Context one, Context other) {
        return one.size() == other.size() && (one.isEmpty() || one.getLast().equals(other.getLast()));
    }

    /// How many utterances are remembered.
    long sessions() {
        places.cleanUp();
        return places.estimatedSize();
    }

    @Override
    public void close() {
        places.invalidateAll();
        sources.forEach(CandidateSource::close);
    }
}
