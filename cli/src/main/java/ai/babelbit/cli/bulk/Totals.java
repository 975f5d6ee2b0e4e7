package ai.babelbit.cli.bulk;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.scoring.Bootstrap;
import ai.babelbit.dialogue.scoring.LogLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What all rows add up to for each contestant, read from the parts, so that an interrupted run has the
/// same totals as one that was not. Space does not grow with the number of rows. Not thread-safe.
final class Totals {
    private final TreeMap<String, Total> byContestant = new TreeMap<>();

    private static final class Total {
        private final Bootstrap bootstrap = new Bootstrap();
        private String dialogue = "";
        private double sum;
        private int count;
        private long utterances;
        private long leadWords;
        private long adequate;

        void add(JsonNode row) {
            String here = row.path("run") + "/" + row.path("dialogue_index");
            if (!here.equals(dialogue)) {
                endDialogue();
                dialogue = here;
            }
            sum += row.path("u_best").asDouble(0);
            count++;
            utterances++;
            if (row.path("lead_words").isInt()) {
                adequate++;
                leadWords += row.path("lead_words").intValue();
            }
        }

        void endDialogue() {
            bootstrap.add(sum, count);
            sum = 0;
            count = 0;
        }
    }

    void read(Path lines) {
        try (LogLines each = LogLines.open(lines, 0)) {
            while (each.next()) {
                JsonNode row = Json.MAPPER.readTree(String.valueOf(each.text()));
                byContestant
                        .computeIfAbsent(row.path("contestant").asString(""), _ -> new Total())
                        .add(row);
            }
        } catch (IOException | tools.jackson.core.JacksonException e) {
            throw new InvalidInputException(lines + ": cannot be read back: " + e.getMessage(), e);
        }
    }

    /// One entry for each contestant.
    ///
    /// @param leads whether leads were computed
    ArrayNode toJson(long seed, boolean leads) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        byContestant.forEach((name, total) -> {
            total.endDialogue();
            ObjectNode json = all.addObject().put("contestant", name).put("utterances", total.utterances);
            Bootstrap.@Nullable Interval interval = total.bootstrap.interval(new SplittableRandom(seed));
            if (interval != null) {
                json.putObject("mean_U")
                        .put("mean", interval.mean())
                        .put("low", interval.low())
                        .put("high", interval.high());
            }
            if (leads) {
                json.putObject("lead")
                        .put("mean_words", (double) total.leadWords / total.utterances)
                        .put("never", total.utterances - total.adequate);
            }
        });
        return all;
    }
}
