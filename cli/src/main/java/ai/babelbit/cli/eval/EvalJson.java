package ai.babelbit.cli.eval;

import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.scoring.Bootstrap;
import ai.babelbit.dialogue.scoring.ScoringRule;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An evaluation as one JSON object, with those keys of `bb lab --json` that need no round, and more.
///
/// @param memory in MiB: what the process holds, files that are mapped included; negative when unknown
record EvalJson(String data, ScoringRule scoring, long seed, double memory) {
    ObjectNode write(List<Tally> tallies, List<Tally> ablation) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.putNull("challenge_uid");
        json.put("data", data);
        json.put("semantic", scoring.semantic().name()).put("lexical_weight", scoring.lexicalWeight());
        json.set("scoring", scoring.describe());
        json.put("seed", seed);
        json.put("utterances", tallies.isEmpty() ? 0 : tallies.getFirst().all.count());
        json.put("memory_mib", memory < 0 ? null : (Double) memory);
        ArrayNode predictors = json.putArray("predictors");
        tallies.forEach(tally -> predictors.add(predictor(tally)));
        if (!ablation.isEmpty()) {
            ArrayNode array = json.putArray("ablation");
            ablation.forEach(tally -> array.add(predictor(tally)));
        }
        return json;
    }

    private ObjectNode predictor(Tally tally) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("name", tally.name);
        json.set("mean_U", interval(tally.all));
        json.put("challenge_mean_U", tally.all.meanOfDialogues());
        json.putObject("step_ms")
                .put("p50", tally.nanos.getValueAtPercentile(50) / 1e6)
                .put("p99", tally.nanos.getValueAtPercentile(99) / 1e6)
                .put("p999", tally.nanos.getValueAtPercentile(99.9) / 1e6);
        json.put("errors", tally.errors());
        ObjectNode outcomes = json.putObject("outcomes");
        tally.outcomes.forEach(outcomes::put);
        ArrayNode best = json.putArray("best_steps");
        for (long count : tally.bestSteps) {
            best.add(count);
        }
        ArrayNode byStep = json.putArray("mean_U_by_step");
        for (int step = 0; step < tally.steps(); step++) {
            byStep.add(tally.meanUtility(step));
        }
        ObjectNode corpora = json.putObject("corpora");
        tally.corpora.forEach((name, group) -> corpora.set(name.isEmpty() ? "unnamed" : name, group(group)));
        ArrayNode steps = json.putArray("steps");
        for (int step = 0; step < tally.steps(); step++) {
            steps.addObject()
                    .put("step", step)
                    .put("utterances", tally.count(step))
                    .put("similarity", tally.meanSimilarity(step))
                    .put("U", tally.meanUtility(step));
        }
        json.set("seen", tally.seen.count() == 0 ? null : group(tally.seen));
        json.set("unseen", tally.unseen.count() == 0 ? null : group(tally.unseen));
        json.set("calibration_first_word", reliability(tally.first));
        json.set("calibration", reliability(tally.everyStep));
        json.putObject("final_words")
                .put("count", tally.finalWords.count())
                .put("foreseen", tally.finalWords.foreseen())
                .put("verbs", tally.finalWords.verbs())
                .put("verbs_foreseen", tally.finalWords.verbsForeseen());
        return json;
    }

    private ObjectNode group(Group group) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("utterances", group.count());
        json.set("mean_U", interval(group));
        return json;
    }

    private @org.jspecify.annotations.Nullable ObjectNode interval(Group group) {
        Bootstrap.Interval interval = group.interval(seed);
        return interval == null
                ? null
                : Json.MAPPER
                        .createObjectNode()
                        .put("mean", interval.mean())
                        .put("low", interval.low())
                        .put("high", interval.high());
    }

    private static ObjectNode reliability(Reliability reliability) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("mean_error", reliability.error());
        ArrayNode bins = json.putArray("bins");
        for (Reliability.Bin bin : reliability.bins()) {
            bins.addObject()
                    .put("expected", bin.expected())
                    .put("obtained", bin.obtained())
                    .put("count", bin.count());
        }
        return json;
    }
}
