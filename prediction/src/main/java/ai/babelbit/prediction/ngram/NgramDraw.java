package ai.babelbit.prediction.ngram;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.CandidateSource.Candidate;
import ai.babelbit.prediction.CandidateSource.Draw;
import ai.babelbit.prediction.corpus.Tokens;
import ai.babelbit.prediction.corpus.WordMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// See [NgramSource]. Not thread-safe: one utterance, one thread.
final class NgramDraw implements Draw {
    /// How often to ask again for a word that is in the vocabulary.
    private static final int MAX_ATTEMPTS = 24;

    /// Steps of the chain in [#next]; 8 were no better.
    private static final int CHAIN = 3;

    /// See [TopicMixture]; 0.15 and 0.6 were no better.
    private static final double TRUST = 0.3;

    private final NgramModel model;
    private final Sampler sampler;
    private final WordMatcher matcher;
    private final SamplingOptions options;
    private final DialogueMemory memory;
    private final SplittableRandom random;
    private final boolean reweighted;
    private final TopicMixture before;
    private final TopicMixture topic;
    private final History beforeUtterance;
    private final History afterPrefix;
    private final History scratch;

    NgramDraw(
            NgramModel model,
            Sampler sampler,
            WordMatcher matcher,
            SamplingOptions options,
            Context context,
            long seed) {
        this.model = model;
        this.sampler = sampler;
        this.matcher = matcher;
        this.options = options;
        this.random = new SplittableRandom(seed);
        this.beforeUtterance = new History(model);
        this.afterPrefix = new History(model);
        this.scratch = new History(model);
        DialogueTokens said = DialogueTokens.of(context, matcher, DialogueMemory.MAX_TOKENS);
        this.memory = new DialogueMemory(model, said, options.repetition());
        this.reweighted = options.repetition() > 0 || options.topicality() > 0 || options.ending() != 1;
        this.before = new TopicMixture(model.topics(), TRUST);
        this.topic = new TopicMixture(model.topics(), TRUST);
        for (int i = 0; i < said.size(); i++) {
            before.hear(said.tokens()[i]);
        }
        said.lastInto(beforeUtterance);
    }

    @Override
    public List<Candidate> propose(String prefix, int wanted, Deadline deadline) {
        List<String> words = Words.split(prefix);
        afterPrefix.set(beforeUtterance);
        topic.set(before);
        for (String word : words) {
            int number = matcher.number(word);
            afterPrefix.add(number);
            topic.hear(number);
        }
        topic.settle();
        List<Candidate> candidates = new ArrayList<>(wanted);
        StringBuilder text = new StringBuilder();
        while (candidates.size() < wanted && !deadline.hasPassed()) {
            text.setLength(0);
            text.append(prefix);
            goOn(text, words.size());
            candidates.add(new Candidate(text.toString(), 1));
        }
        return candidates;
    }

    private void goOn(StringBuilder text, int words) {
        scratch.set(afterPrefix);
        for (int length = words; length < options.maxWords(); length++) {
            int next = next();
            if (next == Tokens.END) {
                return;
            }
            text.append(' ').append(model.vocabulary().word(next));
            scratch.add(next);
        }
    }

    /// Draws from the model's distribution reweighted by [#factor], as an independence chain of a few steps
    /// does [1]: no sum over the vocabulary is needed.
    ///
    /// [1] L. Tierney: Markov chains for exploring posterior distributions. Annals of Statistics 22(4), 1994.
    private int next() {
        int word = known();
        if (!reweighted) {
            return word;
        }
        double factor = factor(word);
        for (int step = 0; step < CHAIN; step++) {
            int other = known();
            double otherFactor = factor(other);
            if (random.nextDouble() * factor < otherFactor) {
                word = other;
                factor = otherFactor;
            }
        }
        return word;
    }

    private int known() {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            int word = sampler.next(scratch, random);
            if (word != Tokens.UNKNOWN) {
                return word;
            }
        }
        return Tokens.END;
    }

    private double factor(int word) {
        double topical = topic.factor(word);
        double power = options.topicality() == 1 ? topical : Math.pow(topical, options.topicality());
        return power * memory.factor(word) * (word == Tokens.END ? options.ending() : 1);
    }
}
