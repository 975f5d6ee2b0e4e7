package ai.babelbit.cli.compare;

import ai.babelbit.dialogue.scoring.JointBootstrap;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What comparing two runs found.
///
/// @param name whom it is about
/// @param pair the runs, read
/// @param difference of their means; null when there are too few dialogues to say
record PairReport(String name, PairedRuns pair, JointBootstrap.@Nullable Difference difference) {
    /// For people.
    void print(PrintWriter out) {
        JointBootstrap joint = pair.bootstrap();
        out.printf(Locale.ROOT, "%s: mean U %.4f (A), %.4f (B)%n", name, joint.mean(0), joint.mean(1));
        out.println("  " + verdict());
        if (difference != null) {
            out.printf(
                    Locale.ROOT,
                    "  A - B = %+.4f, 95 %% interval %+.4f to %+.4f, A ahead with a probability of %.1f %%%n",
                    difference.mean(),
                    difference.low(),
                    difference.high(),
                    100 * difference.chance());
        }
        out.printf(
                Locale.ROOT,
                "  of %d utterances in %d dialogues A wins %.1f %%, B %.1f %%; without partner: %d in A, %d in B%n",
                pair.pairs(),
                joint.dialogues(),
                100.0 * pair.wins() / pair.pairs(),
                100.0 * pair.losses() / pair.pairs(),
                pair.unpaired()[0],
                pair.unpaired()[1]);
        for (ScoredLine[] both : pair.mostChanged()) {
            out.printf(Locale.ROOT, "  %.4f -> %.4f  %s%n", both[0].best(), both[1].best(), shown(both[0].truth()));
            out.printf("      A, step %d: %s%n", both[0].bestStep(), shown(both[0].prediction()));
            out.printf("      B, step %d: %s%n", both[1].bestStep(), shown(both[1].prediction()));
        }
    }

    private String verdict() {
        if (difference == null) {
            return "nothing can be said: " + pair.bootstrap().dialogues() + " dialogues are too few, at least "
                    + JointBootstrap.LEAST_DIALOGUES + " are needed";
        }
        if (!difference.isReal()) {
            return "no real difference: it may be chance";
        }
        return difference.mean() > 0 ? "A is really better" : "B is really better";
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return "\"" + (line.length() <= 100 ? line : line.substring(0, 99) + "…") + "\"";
    }

    /// For machines.
    ObjectNode toJson() {
        JointBootstrap joint = pair.bootstrap();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("mean_a", joint.mean(0))
                .put("mean_b", joint.mean(1))
                .put("dialogues", joint.dialogues())
                .put("utterances", pair.pairs())
                .put("win_rate_a", (double) pair.wins() / pair.pairs())
                .put("win_rate_b", (double) pair.losses() / pair.pairs())
                .put("unpaired_a", pair.unpaired()[0])
                .put("unpaired_b", pair.unpaired()[1])
                .put("verdict", verdict());
        if (difference == null) {
            node.putNull("difference");
        } else {
            node.putObject("difference")
                    .put("mean", difference.mean())
                    .put("low", difference.low())
                    .put("high", difference.high())
                    .put("probability_a_ahead", difference.chance())
                    .put("real", difference.isReal());
        }
        ArrayNode changed = node.putArray("most_changed");
        for (ScoredLine[] both : pair.mostChanged()) {
            changed.addObject()
                    .put("dialogue", both[0].dialogue())
                    .put("utterance", both[0].utterance())
                    .put("ground_truth", both[0].truth())
                    .put("u_a", both[0].best())
                    .put("u_b", both[1].best())
                    .put("prediction_a", both[0].prediction())
                    .put("prediction_b", both[1].prediction());
        }
        return node;
    }
}
