package ai.babelbit.cli.eval;

import ai.babelbit.dialogue.scoring.Bootstrap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An evaluation as tables for people.
record EvalTable(long seed) {
    private static final int STEPS = 6;

    String summary(List<Tally> tallies) {
        int width =
                tallies.stream().mapToInt(tally -> tally.name.length()).max().orElse(0);
        String name = "%-" + Math.clamp(width, 9, 60) + "s";
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                name + "  %-6s %-15s  %8s %8s %8s  %6s%n",
                "predictor",
                "mean U",
                "95 % interval",
                "p50 ms",
                "p99 ms",
                "p99.9 ms",
                "errors"));
        for (Tally tally : tallies) {
            out.append(String.format(
                    Locale.ROOT,
                    name + "  %.4f %-15s  %8.2f %8.2f %8.2f  %6d%n",
                    tally.name,
                    tally.all.mean(),
                    interval(tally.all),
                    tally.nanos.getValueAtPercentile(50) / 1e6,
                    tally.nanos.getValueAtPercentile(99) / 1e6,
                    tally.nanos.getValueAtPercentile(99.9) / 1e6,
                    tally.errors()));
        }
        return out.toString();
    }

    String details(Tally tally) {
        StringBuilder out = new StringBuilder(tally.name + System.lineSeparator());
        tally.corpora.forEach((name, group) -> out.append(line(name.isEmpty() ? "unnamed" : name, group)));
        if (tally.seen.count() + tally.unseen.count() > 0) {
            out.append(line("seen in training", tally.seen)).append(line("not seen", tally.unseen));
        }
        out.append("  similarity (U) by step:");
        for (int step = 0; step < Math.min(STEPS, tally.steps()); step++) {
            out.append(String.format(
                    Locale.ROOT, "  %d: %.3f (%.3f)", step, tally.meanSimilarity(step), tally.meanUtility(step)));
        }
        out.append(System.lineSeparator());
        List<Reliability.Bin> bins = tally.first.bins();
        if (!bins.isEmpty()) {
            out.append(String.format(
                    Locale.ROOT,
                    "  expected/obtained U at the first word: %s, mean error %.3f (all steps %.3f)%n",
                    bins.stream()
                            .map(bin -> String.format(Locale.ROOT, "%.2f/%.2f", bin.expected(), bin.obtained()))
                            .collect(Collectors.joining(" ")),
                    tally.first.error(),
                    tally.everyStep.error()));
        }
        out.append(String.format(
                Locale.ROOT,
                "  last words foreseen: %.1f %% of %d; of %d that look like German verbs %.1f %%%n",
                100 * tally.finalWords.foreseen(),
                tally.finalWords.count(),
                tally.finalWords.verbs(),
                100 * tally.finalWords.verbsForeseen()));
        return out.toString();
    }

    private String line(String name, Group group) {
        return String.format(Locale.ROOT, "  %-24s %6d  %.4f %s%n", name, group.count(), group.mean(), interval(group));
    }

    private String interval(Group group) {
        Bootstrap.Interval interval = group.interval(seed);
        return interval == null ? "" : String.format(Locale.ROOT, "%.4f-%.4f", interval.low(), interval.high());
    }
}
