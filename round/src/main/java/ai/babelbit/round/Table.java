package ai.babelbit.round;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.scoring.UtteranceScore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// All seats of a round, and what they said in the running utterance. Confined to the round's thread.
final class Table implements AutoCloseable {
    private final Round.Rules rules;
    private final List<Seat> seats = new ArrayList<>();
    /// Bounded by the number of seats: a seat says one thing for each request and holds at most two requests.
    private final BlockingQueue<Seat.Answer> answers = new LinkedBlockingQueue<>();
    /// (seat, step) of the running utterance.
    private final List<List<Step>> results = new ArrayList<>();

    private long nextTick;

    Table(List<Contestant> contestants, Round.Rules rules, ThreadFactory threads) {
        this.rules = rules;
        for (int i = 0; i < contestants.size(); i++) {
            seats.add(new Seat(i, contestants.get(i), answers, threads));
            results.add(new ArrayList<>());
        }
        seats.forEach(Seat::start);
        nextTick = System.nanoTime();
    }

    /// Puts a word before everybody and settles the step.
    void play(PredictionRequest request) throws InterruptedException {
        switch (rules.pacing()) {
            case Pacing.Lockstep lockstep -> playInLockstep(request, lockstep.deadline());
            case Pacing.Spoken spoken -> playSpoken(request, spoken.perWord());
        }
    }

    Step result(int seat, int step) {
        return results.get(seat).get(step);
    }

    /// The finished utterance's results; the table is then clear for the next one.
    List<PlayedUtterance.Result> takeResults(int utterance, String groundTruth) {
        List<List<String>> texts = results.stream()
                .map(steps -> steps.stream().map(Step::text).toList())
                .toList();
        List<UtteranceScore> scores = rules.scoring().scoreAll(utterance, groundTruth, texts);
        List<PlayedUtterance.Result> taken = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            taken.add(new PlayedUtterance.Result(results.get(i), scores.get(i)));
            results.get(i).clear();
        }
        return taken;
    }

    void readmitAll() {
        seats.forEach(Seat::readmit);
    }

    private void playInLockstep(PredictionRequest request, Duration deadline) throws InterruptedException {
        @Nullable Step[] settled = askEverybody(request);
        long missing = Arrays.stream(settled).filter(step -> step == null).count();
        long end = System.nanoTime() + deadline.toNanos();
        while (missing > 0) {
            Seat.Answer answer = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (answer == null) {
                break;
            }
            if (isFor(request, answer) && settled[answer.seat()] == null) {
                settled[answer.seat()] = new Step(answer.outcome(), answer.nanos());
                missing--;
            }
        }
        for (int i = 0; i < settled.length; i++) {
            Step step = settled[i];
            if (step == null) {
                seats.get(i).giveUp();
                step = new Step(new Outcome.TimedOut(deadline), deadline.toNanos());
            }
            seats.get(i).settle(step.outcome(), rules.maxFailures());
            results.get(i).add(step);
        }
    }

    private static boolean isFor(PredictionRequest request, Seat.Answer answer) {
        return answer.request().step() == request.step()
                && answer.request().utterance().equals(request.utterance());
    }

    private void playSpoken(PredictionRequest request, Duration perWord) throws InterruptedException {
        // A tick that is already over (the engine was slow) is not made up for by rushing through later words.
        nextTick = Math.max(nextTick, System.nanoTime()) + perWord.toNanos();
        @Nullable Step[] settled = askEverybody(request);
        Seat.Answer answer;
        while ((answer = answers.poll(nextTick - System.nanoTime(), TimeUnit.NANOSECONDS)) != null) {
            if (answer.request().utterance().equals(request.utterance())) {
                settled[answer.seat()] = new Step(answer.outcome(), answer.nanos());
                seats.get(answer.seat()).settle(answer.outcome(), rules.maxFailures());
            }
        }
        for (int i = 0; i < settled.length; i++) {
            Step step = settled[i];
            results.get(i).add(step == null ? new Step(new Outcome.TimedOut(perWord), perWord.toNanos()) : step);
        }
    }

    private @Nullable Step[] askEverybody(PredictionRequest request) {
        @Nullable Step[] settled = new Step[seats.size()];
        for (int i = 0; i < settled.length; i++) {
            Seat seat = seats.get(i);
            if (seat.isDropped()) {
                settled[i] = new Step(new Outcome.Dropped(seat.failuresInARow()), 0);
            } else {
                seat.ask(request);
            }
        }
        return settled;
    }

    @Override
    public void close() {
        seats.forEach(Seat::close);
    }
}
