package ai.babelbit.round;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.reveal.Reveal;
import ai.babelbit.dialogue.reveal.Token;
import ai.babelbit.dialogue.reveal.TokenSource;
import ai.babelbit.dialogue.scoring.ScoringRule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/// Plays one challenge with many contestants in lockstep: every word goes to all of them at the same moment,
/// and the next one is fetched only when all have answered or the time is up. With a session for each
/// contestant in turn, whoever enters two of them would learn the truth from the first; here nobody is ever
/// ahead. The same class runs in the lab and in the validator.
///
/// Play a round once, on one thread; [#stop] may be called from any.
public final class Round {
    private final List<Contestant> contestants;
    private final Rules rules;
    private final ThreadFactory threads;
    private volatile boolean stopped;

    /// What holds for everybody.
    ///
    /// @param pacing when the next word comes
    /// @param scoring what a prediction is worth
    /// @param maxFailures after so many failures in a row a contestant is not asked for the rest of the
    /// dialogue; at least 1
    public record Rules(Pacing pacing, ScoringRule scoring, int maxFailures) {
        /// The published number of failures.
        public static final int MAX_FAILURES = 5;

        /// Refuses a number of failures below 1.
        public Rules {
            if (maxFailures < 1) {
                throw new IllegalArgumentException("maxFailures must be at least 1, was " + maxFailures);
            }
        }
    }

    /// A round among these.
    ///
    /// @param threads makes a thread for each contestant; platform threads for predictors that compute, virtual
    /// ones for predictors that wait
    public Round(List<Contestant> contestants, Rules rules, ThreadFactory threads) {
        this.contestants = List.copyOf(contestants);
        this.rules = rules;
        this.threads = threads;
        long names = contestants.stream().map(Contestant::name).distinct().count();
        if (names != contestants.size()) {
            throw new IllegalArgumentException("contestants must have different names");
        }
    }

    /// Ends the round before the next word. What is finished stays; the running utterance is not scored.
    public void stop() {
        stopped = true;
    }

    /// Plays until the words end, the source is lost or somebody stops it. Blocks for as long as that takes.
    ///
    /// @throws InterruptedException when this thread is interrupted; the log then ends without an end event
    /// @throws RoundLogException when the log cannot be written
    public RoundEnd play(TokenSource words, RoundLog log, RoundListener listener) throws InterruptedException {
        try (Table table = new Table(contestants, rules, threads)) {
            log.started(
                    words.session(), contestants.stream().map(Contestant::name).toList());
            RoundEnd end = new Play(table, words, log, listener).toTheEnd();
            log.ended(end);
            return end;
        }
    }

    /// One play: the state that changes from word to word.
    private final class Play {
        private final Table table;
        private final TokenSource source;
        private final RoundLog log;
        private final RoundListener listener;
        private Context context = Context.empty();
        private final List<String> words = new ArrayList<>();
        private String prefix = "";

        Play(Table table, TokenSource source, RoundLog log, RoundListener listener) {
            this.table = table;
            this.source = source;
            this.log = log;
            this.listener = listener;
        }

        RoundEnd toTheEnd() throws InterruptedException {
            while (!stopped) {
                Reveal.Revealed revealed;
                switch (source.next("")) {
                    case Reveal.Lost lost -> {
                        return new RoundEnd.CutShort(lost.reason());
                    }
                    case Reveal.Revealed r -> revealed = r;
                }
                switch (revealed.token()) {
                    case Token.Word word -> word(revealed.position(), word.text());
                    case Token.UtteranceEnd _ -> utteranceEnd(revealed.position());
                    case Token.DialogueEnd _ -> dialogueEnd(revealed.position());
                    case Token.ChallengeEnd _ -> {
                        return new RoundEnd.Complete();
                    }
                }
            }
            return new RoundEnd.Stopped();
        }

        private void word(Position at, String word) throws InterruptedException {
            prefix = words.isEmpty() ? word : prefix + " " + word;
            words.add(word);
            log.revealed(at, word);
            listener.revealed(at, prefix);
            int step = words.size() - 1;
            UtteranceRef utterance = new UtteranceRef(source.session(), at.dialogueIndex(), at.utteranceIndex());
            table.play(new PredictionRequest(
                    utterance, context, prefix, step, Deadline.in(rules.pacing().deadline())));
            for (int i = 0; i < contestants.size(); i++) {
                Step result = table.result(i, step);
                log.settled(at, i, step, result);
                listener.settled(i, step, result);
            }
        }

        private void utteranceEnd(Position at) {
            if (words.isEmpty()) {
                // A blank utterance: nothing was said, so nothing could be predicted and there is nothing to score.
                return;
            }
            log.completed(at, prefix);
            listener.utteranceEnded(
                    new PlayedUtterance(at, context, prefix, table.takeResults(at.utteranceIndex(), prefix)));
            context = context.plus(prefix);
            words.clear();
            prefix = "";
        }

        private void dialogueEnd(Position at) {
            log.dialogueCompleted(at);
            context = Context.empty();
            table.readmitAll();
            listener.dialogueEnded(at);
        }
    }
}
