package ai.babelbit.cli.eval;

import ai.babelbit.dialogue.scoring.Bootstrap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The utilities of some utterances, by dialogue. Not thread-safe.
final class Group {
    private final Map<Integer, double[]> dialogues = new TreeMap<>();
    private double total;
    private int count;

    void add(int dialogue, double utility) {
        double[] sum = dialogues.computeIfAbsent(dialogue, _ -> new double[2]);
        sum[0] += utility;
        sum[1]++;
        total += utility;
        count++;
    }

    int count() {
        return count;
    }

    /// 0 when there are none.
    double mean() {
        return count == 0 ? 0 : total / count;
    }

    /// Of the dialogues' means, as a challenge is scored; 0 when there are none.
    double meanOfDialogues() {
        return dialogues.values().stream()
                .mapToDouble(sum -> sum[0] / sum[1])
                .average()
                .orElse(0);
    }

    /// Null when there are none.
    Bootstrap.@Nullable Interval interval(long seed) {
        Bootstrap bootstrap = new Bootstrap();
        dialogues.values().forEach(sum -> bootstrap.add(sum[0], (int) sum[1]));
        return bootstrap.interval(new SplittableRandom(seed));
    }
}
