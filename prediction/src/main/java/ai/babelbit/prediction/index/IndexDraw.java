package ai.babelbit.prediction.index;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.CandidateSource.Candidate;
import ai.babelbit.prediction.CandidateSource.Draw;
import ai.babelbit.prediction.corpus.Tokens;
import ai.babelbit.prediction.corpus.WordMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// See [IndexSource]. Not thread-safe: one utterance, one thread.
final class IndexDraw implements Draw {
    /// Matches longer than this are as good as the longest.
    private static final int LONGEST = 6;

    /// How many matches of a kind are weighed for each that is wanted.
    private static final int CHOICE = 3;

    /// An utterance of a user's corpus may be a whole book; what is proposed is cut here.
    private static final int MAX_WORDS = 100;

    private final CorpusIndex index;
    private final WordMatcher matcher;
    private final CueWeights weights;
    private final Context context;
    private @Nullable IndexSearch search;

    IndexDraw(CorpusIndex index, WordMatcher matcher, CueWeights weights, Context context) {
        this.index = index;
        this.matcher = matcher;
        this.weights = weights;
        this.context = context;
    }

    @Override
    public List<Candidate> propose(String prefix, int wanted, Deadline deadline) {
        if (deadline.hasPassed() || wanted < 1) {
            return List.of();
        }
        int[] words = Words.split(prefix).stream().mapToInt(matcher::number).toArray();
        List<Match> matches = matches(words, wanted, deadline);
        matches.sort(Comparator.comparingDouble(this::logWeight).reversed().thenComparingInt(Match::rest));
        List<Candidate> candidates = new ArrayList<>(wanted);
        for (Match match : matches) {
            String text = candidates.size() < wanted ? text(prefix, match.rest()) : null;
            if (text != null) {
                candidates.add(new Candidate(text, Math.exp(logWeight(match))));
            }
        }
        return candidates;
    }

    private double logWeight(Match match) {
        return (match.opening() ? weights.of(Cue.OPENING) : 0)
                + weights.of(Cue.WORD) * Math.min(LONGEST, match.matched())
                + match.likeness();
    }

    private List<Match> matches(int[] words, int wanted, Deadline deadline) {
        IndexSearch found = search();
        List<Match> matches = new ArrayList<>();
        if (words.length > 0) {
            matches.addAll(found.openings(words, CHOICE * wanted));
        }
        for (int length = Math.min(words.length, LONGEST);
                length >= 1 && matches.size() < wanted && !deadline.hasPassed();
                length--) {
            matches.addAll(
                    found.inside(Arrays.copyOfRange(words, words.length - length, words.length), CHOICE * wanted));
        }
        return matches;
    }

    /// What the context says is worked out at the first word.
    private IndexSearch search() {
        IndexSearch known = search;
        if (known == null) {
            Context recent = Context.of(context.subList(Math.max(0, context.size() - Likeness.turns()), context.size())
                    .toArray(String[]::new));
            ContextQuery whole = new ContextQuery(index, matcher, context);
            double turnLength = recent.stream()
                    .mapToInt(utterance -> Words.split(utterance).size())
                    .average()
                    .orElse(0);
            Likeness likeness = new Likeness(
                    index, weights, whole, new ContextQuery(index, matcher, recent), context.size(), turnLength);
            known = new IndexSearch(index, whole, likeness);
            search = known;
        }
        return known;
    }

    /// The prefix and what stands from a place to the end of its utterance; null when that holds what is no word.
    private @Nullable String text(String prefix, int rest) {
        StringBuilder text = new StringBuilder(prefix);
        int at = rest;
        for (int token = index.tokens.get(at);
                token != Tokens.END && at - rest < MAX_WORDS;
                token = index.tokens.get(++at)) {
            if (token == Tokens.UNKNOWN) {
                return null;
            }
            text.append(' ').append(index.vocabulary().word(token));
        }
        return text.toString();
    }
}
