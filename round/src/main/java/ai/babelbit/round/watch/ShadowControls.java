package ai.babelbit.round.watch;

import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.UtteranceScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// Four controls that are scored beside every round, whoever takes part: what knows the truth must score
/// exactly 1, and what babbles must score least. When they do not, the scorer is broken and so is every
/// other score. Looks at the first utterances and then at some. Not thread-safe.
final class ShadowControls {
    static final List<String> NAMES = List.of("oracle", "echo", "constant", "garbage");
    static final int LEAST_UTTERANCES = 20;

    private static final int ALL_OF_THE_FIRST = 100;
    private static final int THEN_EVERY = 50;
    private static final String CONSTANT = "I think that is fine, thank you.";

    private final ScoringRule rule;
    private final double[] sums = new double[NAMES.size()];
    private int seen;
    private int scored;
    private boolean oracleFailed;
    private boolean outOfRange;

    ShadowControls(ScoringRule rule) {
        this.rule = rule;
    }

    void add(Answers all) {
        if (seen++ >= ALL_OF_THE_FIRST && seen % THEN_EVERY != 0) {
            return;
        }
        int steps = all.prefixes().size();
        List<UtteranceScore> scores = rule.scoreAll(
                0,
                all.truth(),
                List.of(
                        Collections.nCopies(steps, all.truth()),
                        all.prefixes(),
                        Collections.nCopies(steps, CONSTANT),
                        garbage(all.prefixes())));
        scored++;
        for (int i = 0; i < sums.length; i++) {
            double best = scores.get(i).best().orElse(0);
            sums[i] += best;
            outOfRange |= !(best >= 0 && best <= 1);
        }
        oracleFailed |= scores.getFirst().best().orElse(0) != 1;
    }

    /// As many random letters as are known; from the prefix, so that the same text is always answered the
    /// same.
    private static List<String> garbage(List<String> prefixes) {
        List<String> garbage = new ArrayList<>();
        for (String prefix : prefixes) {
            SplittableRandom random = new SplittableRandom(prefix.hashCode());
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < Math.min(prefix.length(), 400); i++) {
                text.append(i % 6 == 5 ? ' ' : (char) ('a' + random.nextInt(26)));
            }
            garbage.add(text.toString());
        }
        return garbage;
    }

    ControlCheck check() {
        List<Double> means = new ArrayList<>();
        for (double sum : sums) {
            means.add(scored == 0 ? 0 : sum / scored);
        }
        return new ControlCheck(NAMES, means, scored, problem(means));
    }

    private String problem(List<Double> means) {
        if (outOfRange) {
            return "a utility was outside 0 to 1";
        }
        if (oracleFailed) {
            return "the truth itself did not score 1";
        }
        if (scored < LEAST_UTTERANCES) {
            return "";
        }
        double least = Math.min(means.get(1), means.get(2));
        if (means.get(3) >= least) {
            return "random letters scored as much as an answer";
        }
        return Math.max(means.get(1), means.get(2)) >= 1 ? "everything scores 1" : "";
    }
}
