package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.scoring.Bootstrap;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The standings as one JSON object for machines.
final class LabJson {
    private LabJson() {}

    static ObjectNode write(LabPlan plan, List<Standing> ranked, long utterances, String end) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("challenge_uid", plan.challengeUid());
        json.put("semantic", plan.rules().scoring().semantic().name());
        json.put("lexical_weight", plan.rules().scoring().lexicalWeight());
        json.put("pacing", plan.describePacing());
        json.put("http", plan.http());
        json.put("seed", plan.seed());
        json.put("utterances", utterances);
        json.put("end", end);
        json.put("out", plan.out().toString());
        ArrayNode predictors = json.putArray("predictors");
        ranked.forEach(standing -> predictors.add(predictor(standing, plan)));
        return json;
    }

    private static ObjectNode predictor(Standing standing, LabPlan plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", standing.name());
        Bootstrap.Interval interval = standing.interval(plan.seed());
        if (interval == null) {
            json.putNull("mean_U");
        } else {
            json.putObject("mean_U")
                    .put("mean", interval.mean())
                    .put("low", interval.low())
                    .put("high", interval.high());
        }
        OptionalDouble challenge = standing.challengeScore(plan.challengeUid()).mean();
        json.put("challenge_mean_U", challenge.isPresent() ? (Double) challenge.getAsDouble() : null);
        json.putObject("step_ms").put("p50", standing.millisAt(50)).put("p99", standing.millisAt(99));
        json.put("errors", standing.errors());
        ObjectNode outcomes = json.putObject("outcomes");
        standing.outcomes().forEach(outcomes::put);
        ArrayNode bestSteps = json.putArray("best_steps");
        standing.bestSteps().forEach(bestSteps::add);
        ArrayNode byStep = json.putArray("mean_U_by_step");
        standing.meanUtilityByStep().forEach(byStep::add);
        return json;
    }
}
