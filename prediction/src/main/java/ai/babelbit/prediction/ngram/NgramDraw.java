package ai.babelbit.prediction.ngram;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.CandidateSource.Candidate;
import ai.babelbit.prediction.CandidateSource.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// See [NgramSource]. Not thread-safe: one utterance, one thread.
final class NgramDraw implements Draw {
    /// How often to ask again for a word that may not or need not be taken.
    private static final int MAX_ATTEMPTS = 24;

    private final NgramModel model;
    private final Sampler sampler;
    private final WordMatcher matcher;
    private final SamplingOptions options;
    private final DialogueMemory memory;
    private final SplittableRandom random;
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
        this.memory = new DialogueMemory(model, said.tokens(), said.size(), options.repetition());
        said.lastInto(beforeUtterance, model);
    }

    @Override
    public List<Candidate> propose(String prefix, int wanted, Deadline deadline) {
        List<String> words = Words.split(prefix);
        afterPrefix.set(beforeUtterance);
        int previous = Tokens.END;
        int last = Tokens.END;
        for (String word : words) {
            previous = last;
            last = matcher.number(word);
            afterPrefix.add(last);
        }
        List<Candidate> candidates = new ArrayList<>(wanted);
        StringBuilder text = new StringBuilder();
        while (candidates.size() < wanted && !deadline.hasPassed()) {
            text.setLength(0);
            text.append(prefix);
            goOn(text, words.size(), previous, last);
            candidates.add(new Candidate(text.toString(), 1));
        }
        return candidates;
    }

    private void goOn(StringBuilder text, int words, int beforeLast, int lastWord) {
        scratch.set(afterPrefix);
        int previous = beforeLast;
        int last = lastWord;
        for (int length = words; length < options.maxWords(); length++) {
            int next = next(previous, last);
            if (next == Tokens.END) {
                return;
            }
            text.append(' ').append(model.vocabulary().word(next));
            scratch.add(next);
            previous = last;
            last = next;
        }
    }

    private int next(int previous, int last) {
        if (options.copying() > 0 && random.nextDouble() < options.copying()) {
            int copied = memory.after(previous, last, random);
            if (copied == Tokens.END || copied >= Tokens.FIRST_WORD) {
                return copied;
            }
        }
        int latest = Tokens.END;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            int word = sampler.next(scratch, random);
            if (word != Tokens.UNKNOWN) {
                latest = word;
                if (options.repetition() == 0 || random.nextDouble() < memory.acceptance(word)) {
                    return word;
                }
            }
        }
        return latest;
    }
}
