package ai.babelbit.cli.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How far what predictors expect of their answers can be believed: expected against obtained utility in ten bins
/// of equally many answers. Not thread-safe.
final class Reliability {
    private static final int BINS = 10;

    private final List<double[]> pairs = new ArrayList<>();

    /// Means over one bin.
    record Bin(double expected, double obtained, int count) {}

    void add(double expected, double obtained) {
        pairs.add(new double[] {expected, obtained});
    }

    /// By rising expectation; none when nothing was expected.
    List<Bin> bins() {
        List<double[]> sorted = new ArrayList<>(pairs);
        sorted.sort(Comparator.comparingDouble(pair -> pair[0]));
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            List<double[]> members = sorted.subList(
                    (int) ((long) sorted.size() * bin / BINS), (int) ((long) sorted.size() * (bin + 1) / BINS));
            if (!members.isEmpty()) {
                bins.add(new Bin(mean(members, 0), mean(members, 1), members.size()));
            }
        }
        return bins;
    }

    /// The mean difference between expected and obtained over the bins; 0 when there are none.
    double error() {
        return bins().stream()
                .mapToDouble(bin -> Math.abs(bin.expected() - bin.obtained()))
                .average()
                .orElse(0);
    }

    private static double mean(List<double[]> pairs, int side) {
        return pairs.stream().mapToDouble(pair -> pair[side]).average().orElse(0);
    }
}
