package ai.babelbit.cli.compare;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.scoring.JointBootstrap;
import ai.babelbit.dialogue.scoring.LogLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Two files of scored utterances, paired by dialogue, utterance and truth. Keeps a few words for each
/// utterance of the first file and nothing of the second. Not thread-safe.
final class PairedRuns {
    private static final int MOST_CHANGED = 10;

    private final Path first;
    private final Path second;
    private final Map<Key, Place> places = new HashMap<>();
    private final JointBootstrap bootstrap = new JointBootstrap(2);
    private final PriorityQueue<Change> changed = new PriorityQueue<>(Comparator.comparingDouble(Change::size));
    private @Nullable String scoring;
    private long firstOnly;
    private long secondOnly;
    private long wins;
    private long ties;
    private long losses;

    private record Key(String dialogue, int utterance) {}

    private record Place(double best, int truthHash, long from, long to) {}

    /// An utterance whose U changed.
    ///
    /// @param size by how much, without its sign
    /// @param from where it stands in the first file
    /// @param second what the second run said
    record Change(double size, long from, ScoredLine second) {}

    PairedRuns(Path first, Path second) {
        this.first = first;
        this.second = second;
    }

    /// Reads both files.
    ///
    /// @throws InvalidInputException when one cannot be read or they were scored in different ways
    void read() {
        long[] from = {0};
        readAll(
                first,
                (line, end) -> {
                    places.put(
                            new Key(line.dialogue(), line.utterance()),
                            new Place(line.best(), line.truth().hashCode(), from[0], end));
                    from[0] = end;
                },
                end -> from[0] = end);
        pairWithSecond();
        firstOnly = places.size();
    }

    private void pairWithSecond() {
        double[] sums = new double[2];
        int[] count = {0};
        String[] dialogue = {null};
        readAll(
                second,
                (line, _) -> {
                    if (!line.dialogue().equals(dialogue[0])) {
                        bootstrap.add(sums, count[0]);
                        sums[0] = 0;
                        sums[1] = 0;
                        count[0] = 0;
                        dialogue[0] = line.dialogue();
                    }
                    Place place = places.get(new Key(line.dialogue(), line.utterance()));
                    if (place == null || place.truthHash() != line.truth().hashCode()) {
                        secondOnly++;
                        return;
                    }
                    places.remove(new Key(line.dialogue(), line.utterance()));
                    pair(place, line);
                    sums[0] += place.best();
                    sums[1] += line.best();
                    count[0]++;
                },
                _ -> {});
        bootstrap.add(sums, count[0]);
    }

    private void pair(Place place, ScoredLine line) {
        double difference = place.best() - line.best();
        if (difference > 0) {
            wins++;
        } else if (difference < 0) {
            losses++;
        } else {
            ties++;
            return;
        }
        changed.add(new Change(Math.abs(difference), place.from(), line));
        if (changed.size() > MOST_CHANGED) {
            changed.remove();
        }
    }

    private interface LineTaker {
        void take(ScoredLine line, long end);
    }

    private void readAll(Path file, LineTaker taker, java.util.function.LongConsumer passedOver) {
        try (LogLines lines = LogLines.open(file, 0)) {
            while (lines.next()) {
                String text = lines.text();
                if (text == null || text.isBlank()) {
                    passedOver.accept(lines.end());
                    continue;
                }
                ScoredLine line = parse(file, lines.number(), text);
                checkScoring(file, line);
                taker.take(line, lines.end());
            }
        } catch (IOException e) {
            throw new InvalidInputException(file + ": cannot be read: " + e, e);
        }
    }

    private static ScoredLine parse(Path file, int number, String text) {
        try {
            return ScoredLine.of(Json.MAPPER.readTree(text));
        } catch (IllegalArgumentException | tools.jackson.core.JacksonException e) {
            throw new InvalidInputException(
                    file + ":" + number + ": expected a scored utterance, got "
                            + text.substring(0, Math.min(60, text.length())),
                    e);
        }
    }

    private void checkScoring(Path file, ScoredLine line) {
        String known = scoring;
        if (known == null) {
            scoring = Objects.requireNonNullElse(line.scoring(), "unknown");
        } else if (!known.equals(Objects.requireNonNullElse(line.scoring(), "unknown"))) {
            throw new InvalidInputException(file + ": was scored in another way (" + line.scoring() + ") than " + first
                    + " (" + known + "); score one of them again with bb rescore");
        }
    }

    JointBootstrap bootstrap() {
        return bootstrap;
    }

    long pairs() {
        return wins + ties + losses;
    }

    long wins() {
        return wins;
    }

    long losses() {
        return losses;
    }

    /// How many utterances have no partner: in the first run, in the second.
    long[] unpaired() {
        return new long[] {firstOnly, secondOnly};
    }

    /// The utterances that changed most, each from both runs, the largest change first.
    List<ScoredLine[]> mostChanged() {
        List<ScoredLine[]> both = new ArrayList<>();
        changed.stream()
                .sorted(Comparator.comparingDouble(Change::size).reversed())
                .forEach(change -> both.add(new ScoredLine[] {lineAt(change.from()), change.second()}));
        return both;
    }

    private ScoredLine lineAt(long offset) {
        try (LogLines lines = LogLines.open(first, offset)) {
            String text = lines.next() ? lines.text() : null;
            return parse(first, 1, text == null ? "" : text);
        } catch (IOException e) {
            throw new InvalidInputException(first + ": cannot be read: " + e, e);
        }
    }
}
