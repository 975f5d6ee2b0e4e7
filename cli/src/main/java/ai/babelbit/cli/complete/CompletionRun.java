package ai.babelbit.cli.complete;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.reveal.Reveal;
import ai.babelbit.dialogue.reveal.Token;
import ai.babelbit.dialogue.reveal.TokenSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Plays one session with one predictor: a word comes, the predictor says how the utterance ends, the engine is
/// told and gives the next word.
final class CompletionRun {
    private final TokenSource words;
    private final Predictor predictor;
    private final Duration deadline;
    private final RunLogWriter log;
    private Context context = Context.empty();
    private String prefix = "";
    private int step;
    private long failures;
    private long steps;
    private volatile boolean stopped;

    CompletionRun(TokenSource words, Predictor predictor, Duration deadline, RunLogWriter log) {
        this.words = words;
        this.predictor = predictor;
        this.deadline = deadline;
        this.log = log;
    }

    /// How a run ended.
    ///
    /// @param steps how many words were predicted at
    /// @param failures at how many of them there was no prediction
    /// @param lost why the engine broke off; null when it did not
    /// @param stopped whether somebody stopped the run
    record End(long steps, long failures, @Nullable String lost, boolean stopped) {}

    /// Ends the run before the next word.
    void stop() {
        stopped = true;
    }

    End play(Runnable onUtterance) throws InterruptedException {
        Reveal reveal = words.next("");
        while (!stopped) {
            if (reveal instanceof Reveal.Lost lost) {
                return new End(steps, failures, lost.reason(), false);
            }
            Reveal.Revealed handled = (Reveal.Revealed) reveal;
            if (handled.token() instanceof Token.ChallengeEnd) {
                return new End(steps, failures, null, false);
            }
            String prediction = handle(handled);
            if (handled.token() instanceof Token.UtteranceEnd) {
                onUtterance.run();
            }
            reveal = words.next(prediction);
            if (reveal instanceof Reveal.Revealed answer) {
                log.step(words.session(), handled.token(), prediction, answer);
            }
        }
        return new End(steps, failures, null, true);
    }

    private String handle(Reveal.Revealed revealed) throws InterruptedException {
        return switch (revealed.token()) {
            case Token.Word word -> {
                prefix = step == 0 ? word.text() : prefix + " " + word.text();
                yield predict(revealed.position());
            }
            case Token.UtteranceEnd _ -> {
                if (step > 0) {
                    context = context.plus(prefix);
                }
                step = 0;
                prefix = "";
                yield "";
            }
            case Token.DialogueEnd _ -> {
                context = Context.empty();
                yield "";
            }
            case Token.ChallengeEnd _ -> "";
        };
    }

    private String predict(Position at) throws InterruptedException {
        UtteranceRef utterance = new UtteranceRef(words.session(), at.dialogueIndex(), at.utteranceIndex());
        Outcome outcome =
                predictor.predict(new PredictionRequest(utterance, context, prefix, step++, Deadline.in(deadline)));
        steps++;
        if (outcome instanceof Outcome.Answered answered) {
            return answered.prediction().text();
        }
        failures++;
        log.failed(outcome);
        return "";
    }
}
