package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.scoring.Bootstrap;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.report.Interval;
import ai.babelbit.report.LabReport;
import ai.babelbit.report.Latency;
import ai.babelbit.report.LeadSummary;
import ai.babelbit.report.PredictorSummary;
import ai.babelbit.report.Trust;
import ai.babelbit.report.UtteranceView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// Turns standings into what the report shows.
final class LabReports {
    private LabReports() {}

    static LabReport make(
            LabPlan plan,
            List<Standing> ranked,
            Verdict verdict,
            long utterances,
            List<UtteranceView> details,
            Instant now) {
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
                trust(plan, verdict),
                details);
    }

    private static Trust trust(LabPlan plan, Verdict verdict) {
        // Whoever plays against controls alone wins without a contest.
        Winner winner = verdict.winner() != null && verdict.winner().rivals() > 1 ? verdict.winner() : null;
        return new Trust(
                winner == null ? null : winner.name(),
                winner == null ? OptionalDouble.empty() : winner.chance(),
                plan.lead().threshold(),
                plan.speakingRate(),
                verdict.describeControls(),
                verdict.controls().isSound(),
                verdict.notable().stream()
                        .map(finding -> new Trust.Notice(finding.kindName(), finding.contestants(), finding.evidence()))
                        .toList());
    }

    private static LeadSummary lead(Standing standing, LabPlan plan) {
        Bootstrap.Interval interval = standing.leadInterval(plan.seed());
        double mean = standing.leads().meanWords();
        return new LeadSummary(
                mean,
                interval == null ? mean : Math.min(mean, interval.low()),
                interval == null ? mean : Math.max(mean, interval.high()),
                standing.leads().never(),
                Arrays.stream(standing.leads().histogram(LeadSummary.BINS))
                        .boxed()
                        .toList());
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
                standing.meanUtilityByStep(),
                lead(standing, plan));
    }
}
