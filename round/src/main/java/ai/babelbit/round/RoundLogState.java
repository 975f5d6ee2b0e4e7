package ai.babelbit.round;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.reveal.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What was said so far of the running utterance, while a log is read. Not thread-safe.
final class RoundLogState {
    private static final int MOST_STEPS = 100_000;

    private final int contestants;
    /// (contestants, steps)
    private List<List<Step>> steps = List.of();
    private Context context = Context.empty();
    private int dialogue = -1;

    RoundLogState(int contestants) {
        this.contestants = contestants;
        clear();
    }

    /// Takes one event; returns what it completes, if anything.
    ///
    /// @throws IllegalArgumentException when it is no event of a round
    RoundLogReader.@Nullable Event take(JsonNode json) {
        return switch (json.path("event").asString("")) {
            case "predicted" -> {
                predicted(json);
                yield null;
            }
            case "utterance_complete" -> completed(json);
            case "dialogue_complete" -> {
                clear();
                context = Context.empty();
                yield new RoundLogReader.Event.DialogueEnd(position(json, 0));
            }
            case "round_started" -> throw new IllegalArgumentException("expected one round a log, a second one starts");
            case "revealed", "round_ended" -> null;
            default -> throw new IllegalArgumentException("expected an event of a round");
        };
    }

    private void predicted(JsonNode json) {
        int who = whole(json, "contestant", contestants - 1);
        List<Step> own = steps.get(who);
        int step = whole(json, "step", MOST_STEPS);
        if (step == 0) {
            // Whatever a crash left of an utterance that was begun again.
            own.clear();
        }
        if (step != own.size()) {
            throw new IllegalArgumentException("expected step " + own.size() + ", was " + step);
        }
        own.add(new Step(outcome(json), Math.round(json.path("ms").asDouble(0) * 1e6)));
    }

    private static Outcome outcome(JsonNode json) {
        String text = json.path("prediction").asString("");
        String reason = json.path("reason").asString("");
        return switch (json.path("outcome").asString("answered")) {
            case "answered" -> Outcome.Answered.of(text);
            case "timed_out" ->
                new Outcome.TimedOut(Duration.ofNanos(Math.round(json.path("ms").asDouble(0) * 1e6)));
            case "refused" -> new Outcome.Refused(reason);
            case "malformed" -> new Outcome.Malformed(reason);
            case "unreachable" -> new Outcome.Unreachable(reason);
            case "dropped" -> new Outcome.Dropped(0);
            default -> throw new IllegalArgumentException("unknown outcome " + json.path("outcome"));
        };
    }

    private RoundLogReader.Event completed(JsonNode json) {
        List<List<Step>> said = steps;
        clear();
        int words = said.getFirst().size();
        String truth = json.path("ground_truth").asString("");
        if (words == 0 || said.stream().anyMatch(own -> own.size() != words) || truth.isEmpty()) {
            throw new IllegalArgumentException("expected as many steps of everybody before an utterance's end");
        }
        Position at = position(json, words);
        if (at.dialogueIndex() != dialogue) {
            context = Context.empty();
            dialogue = at.dialogueIndex();
        }
        RoundLogReader.Event event = new RoundLogReader.Event.Utterance(at, context, truth, said);
        context = context.plus(truth);
        return event;
    }

    private void clear() {
        List<List<Step>> empty = new ArrayList<>(contestants);
        for (int i = 0; i < contestants; i++) {
            empty.add(new ArrayList<>());
        }
        steps = empty;
    }

    private static Position position(JsonNode json, int words) {
        return new Position(
                json.path("challenge_uid").asStringOpt().orElse(null),
                whole(json, "dialogue_index", Integer.MAX_VALUE),
                json.path("dialogue_uid").asStringOpt().orElse(null),
                whole(json, "utterance_index", Integer.MAX_VALUE),
                words);
    }

    private static int whole(JsonNode json, String field, int most) {
        JsonNode value = json.path(field);
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > most) {
            throw new IllegalArgumentException("\"" + field + "\" must be from 0 to " + most + ", was " + value);
        }
        return value.intValue();
    }
}
