package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.scoring.Bootstrap;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.report.Interval;
import ai.babelbit.report.LabReport;
import ai.babelbit.report.Latency;
import ai.babelbit.report.PredictorSummary;
import ai.babelbit.report.UtteranceView;
import java.time.Instant;
import java.util.List;

/// Turns standings into what the report shows.
final class LabReports {
    private LabReports() {}

    static LabReport make(
            LabPlan plan, List<Standing> ranked, long utterances, List<UtteranceView> details, Instant now) {
        ScoringRule scoring = plan.rules().scoring();
        String uid = plan.challengeUid();
        return new LabReport(
                uid == null ? "BabelBit lab" : "BabelBit lab: " + uid,
                uid,
                scoring.semantic().name(),
                scoring.lexicalWeight(),
                plan.describePacing() + (plan.http() ? ", over HTTP" : ""),
                utterances,
                now,
                ranked.stream().map(standing -> summary(standing, plan)).toList(),
                details);
    }

    private static PredictorSummary summary(Standing standing, LabPlan plan) {
        Bootstrap.Interval interval = standing.interval(plan.seed());
        double mean = standing.mean();
        return new PredictorSummary(
                standing.name(),
                interval == null
                        ? new Interval(mean, mean, mean)
                        : new Interval(mean, Math.min(mean, interval.low()), Math.max(mean, interval.high())),
                standing.challengeScore(plan.challengeUid()).mean().orElse(0),
                new Latency(standing.millisAt(50), standing.millisAt(99), standing.maxMillis()),
                standing.outcomes(),
                standing.bestSteps(),
                standing.histogram(),
                standing.meanUtilityByStep());
    }
}
