package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.scoring.Bootstrap;
import ai.babelbit.dialogue.scoring.LeadTimes;
import ai.babelbit.round.watch.Finding;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The standings as one JSON object for machines.
final class LabJson {
    private LabJson() {}

    static ObjectNode write(LabPlan plan, Lab.Result result, String end) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("challenge_uid", plan.challengeUid());
        json.put("semantic", plan.rules().scoring().semantic().name());
        json.put("lexical_weight", plan.rules().scoring().lexicalWeight());
        json.set("scoring", plan.rules().scoring().describe());
        json.put("pacing", plan.describePacing());
        json.put("http", plan.http());
        json.put("seed", plan.seed());
        json.put("utterances", result.utterances());
        json.put("end", end);
        json.put("out", plan.out().toString());
        ArrayNode predictors = json.putArray("predictors");
        result.ranked().forEach(standing -> predictors.add(predictor(standing, plan)));
        verdict(json, result.verdict());
        return json;
    }

    private static void verdict(ObjectNode json, Verdict verdict) {
        Winner winner = verdict.winner();
        if (winner == null) {
            json.putNull("winner");
        } else {
            json.putObject("winner")
                    .put("name", winner.name())
                    .put(
                            "probability",
                            winner.chance().isPresent()
                                    ? (Double) winner.chance().getAsDouble()
                                    : null)
                    .put("rivals", winner.rivals())
                    .put("dialogues", winner.dialogues());
        }
        ObjectNode controls = json.putObject("controls");
        for (int i = 0; i < verdict.controls().names().size(); i++) {
            controls.put(
                    verdict.controls().names().get(i),
                    verdict.controls().means().get(i));
        }
        controls.put("utterances", verdict.controls().utterances());
        controls.put("sound", verdict.controls().isSound());
        ArrayNode findings = json.putArray("findings");
        for (Finding finding : verdict.findings()) {
            ObjectNode node = findings.addObject().put("kind", finding.kindName());
            finding.contestants().forEach(node.putArray("predictors")::add);
            node.put("share", finding.share()).put("of", finding.of());
            finding.evidence().forEach(node.putArray("evidence")::add);
        }
    }

    private static void interval(ObjectNode json, String name, Bootstrap.@Nullable Interval interval) {
        if (interval == null) {
            json.putNull(name);
        } else {
            json.putObject(name)
                    .put("mean", interval.mean())
                    .put("low", interval.low())
                    .put("high", interval.high());
        }
    }

    private static ObjectNode predictor(Standing standing, LabPlan plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", standing.name());
        interval(json, "mean_U", standing.interval(plan.seed()));
        OptionalDouble challenge = standing.challengeScore(plan.challengeUid()).mean();
        json.put("challenge_mean_U", challenge.isPresent() ? (Double) challenge.getAsDouble() : null);
        interval(json, "challenge_mean_U_interval", standing.challengeInterval(plan.seed()));
        LeadTimes leads = standing.leads();
        ObjectNode lead = json.putObject("lead")
                .put("adequate", plan.lead().threshold())
                .put("words_per_second", plan.speakingRate());
        interval(lead, "words", standing.leadInterval(plan.seed()));
        lead.put("seconds", leads.meanWords() / plan.speakingRate())
                .put("median_words", leads.quantile(0.5))
                .put("p90_words", leads.quantile(0.9))
                .put("never", leads.never());
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
