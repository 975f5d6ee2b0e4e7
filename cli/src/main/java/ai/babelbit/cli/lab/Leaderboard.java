package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.scoring.Bootstrap;
import ai.babelbit.round.watch.Finding;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/// The standings as a table for people.
final class Leaderboard {
    private static final int BAR = 20;

    private final LabPlan plan;
    private final Ansi ansi;

    Leaderboard(LabPlan plan, Ansi ansi) {
        this.plan = plan;
        this.ansi = ansi;
    }

    String print(Lab.Result result) {
        List<Standing> ranked = result.ranked();
        int width = ranked.stream().mapToInt(s -> s.name().length()).max().orElse(0);
        width = Math.clamp(width, 9, 40);
        StringBuilder out = new StringBuilder();
        out.append(bold(String.format(
                Locale.ROOT,
                "   %-" + width + "s  %-6s %-15s %-" + BAR + "s  %-17s %-14s %8s %8s  %s%n",
                "predictor",
                "mean U",
                "95 % interval",
                "",
                "best step 0 1 2 +",
                "lead words, s",
                "p50 ms",
                "p99 ms",
                "errors")));
        for (int i = 0; i < ranked.size(); i++) {
            out.append(row(i + 1, ranked.get(i), width));
        }
        return out.append(verdict(result.verdict())).toString();
    }

    private String verdict(Verdict verdict) {
        StringBuilder out = new StringBuilder();
        Winner winner = verdict.winner();
        if (winner != null) {
            out.append(String.format(Locale.ROOT, "%nwinner: %s%n", winner.describe()));
        }
        String controls = "controls: " + verdict.describeControls();
        out.append(verdict.controls().isSound() ? controls : red("do not believe these scores, " + controls))
                .append(String.format(Locale.ROOT, "%n"));
        for (Finding finding : verdict.notable()) {
            out.append(String.format(
                    Locale.ROOT,
                    "%s %s: %s%n",
                    red(finding.kindName() + "?"),
                    String.join(", ", finding.contestants()),
                    finding.evidence().getFirst()));
        }
        return out.toString();
    }

    private String row(int rank, Standing standing, int width) {
        Bootstrap.Interval interval = standing.interval(plan.seed());
        String name = standing.name();
        String shown = name.length() > width ? name.substring(0, width - 1) + "…" : name;
        return String.format(
                Locale.ROOT,
                "%2d %-" + width + "s  %s %-15s %s  %-17s %-14s %8.2f %8.2f  %s%n",
                rank,
                shown,
                bold(String.format(Locale.ROOT, "%-6.4f", standing.mean())),
                interval == null ? "" : String.format(Locale.ROOT, "%.4f-%.4f", interval.low(), interval.high()),
                bar(standing.mean()),
                shares(standing.bestSteps()),
                String.format(
                        Locale.ROOT,
                        "%5.2f %5.2f s",
                        standing.leads().meanWords(),
                        standing.leads().meanWords() / plan.speakingRate()),
                standing.millisAt(50),
                standing.millisAt(99),
                standing.errors() == 0 ? "-" : red(Long.toString(standing.errors())));
    }

    private String bar(double mean) {
        int full = (int) Math.round(mean * BAR);
        return color("fg(cyan)", "█".repeat(full)) + color("faint", "░".repeat(BAR - full));
    }

    /// Percentages of utterances whose best step was 0, 1, 2 and later.
    private static String shares(List<Long> bestSteps) {
        long all = bestSteps.stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return "";
        }
        long later = bestSteps.stream().skip(3).mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT,
                "%3d %3d %3d %3d %%",
                percent(bestSteps.get(0), all),
                percent(bestSteps.get(1), all),
                percent(bestSteps.get(2), all),
                percent(later, all));
    }

    private static long percent(long part, long all) {
        return Math.round(100.0 * part / all);
    }

    private String bold(String text) {
        return color("bold", text);
    }

    private String red(String text) {
        return color("fg(red)", text);
    }

    /// Not through picocli's markup, which would act on what a predictor's name contains.
    private String color(String style, String text) {
        return ansi.enabled() ? Ansi.Style.on(Ansi.Style.parse(style)) + text + "\u001b[0m" : text;
    }
}
