package ai.babelbit.prediction;

import java.util.List;

/// What similarity is obtained where so much was expected: straight lines between points. A chooser looks for the
/// answer it expects most of, so it expects too much of the one it finds. Immutable, safe for concurrent use.
///
/// @param expected finite and rising, at least two
/// @param obtained as many, never falling, each in [0, 1]
public record Calibration(List<Double> expected, List<Double> obtained) {
    /// Copies both; refuses points out of order.
    public Calibration {
        expected = List.copyOf(expected);
        obtained = List.copyOf(obtained);
        if (expected.size() < 2 || expected.size() != obtained.size()) {
            throw new IllegalArgumentException("there must be as many obtained as expected values, at least two");
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!Double.isFinite(expected.get(i))) {
                throw new IllegalArgumentException("expected must be finite, was " + expected.get(i));
            }
            if (!(obtained.get(i) >= 0 && obtained.get(i) <= 1)) {
                throw new IllegalArgumentException("obtained must be in [0, 1], was " + obtained.get(i));
            }
            if (i > 0 && !(expected.get(i) > expected.get(i - 1) && obtained.get(i) >= obtained.get(i - 1))) {
                throw new IllegalArgumentException("points must rise, did not at " + expected.get(i));
            }
        }
    }

    /// Takes expectations at their word.
    public static Calibration none() {
        return new Calibration(List.of(0.0, 1.0), List.of(0.0, 1.0));
    }

    /// What is obtained, in [0, 1].
    public double obtained(double expectation) {
        int last = expected.size() - 1;
        if (expectation <= expected.getFirst()) {
            return obtained.getFirst();
        }
        for (int i = 1; i <= last; i++) {
            if (expectation <= expected.get(i)) {
                double share = (expectation - expected.get(i - 1)) / (expected.get(i) - expected.get(i - 1));
                return obtained.get(i - 1) + share * (obtained.get(i) - obtained.get(i - 1));
            }
        }
        return obtained.get(last);
    }
}
