package ai.babelbit.chain;

import java.util.ArrayList;
import java.util.List;

/// Weights as the chain takes them: for each uid a share of the largest, out of 65535. Immutable, safe for
/// concurrent use.
///
/// @param uids who
/// @param values how much, each from 1 to 65535, in the order of the uids
public record WeightVector(List<Integer> uids, List<Integer> values) {
    private static final int MOST = 65_535;

    /// Copies the lists and checks their sizes and ranges. The same uid twice is left for the chain to
    /// refuse.
    public WeightVector {
        uids = List.copyOf(uids);
        values = List.copyOf(values);
        if (uids.size() != values.size()) {
            throw new IllegalArgumentException(
                    "expected as many values as uids, got " + values.size() + " and " + uids.size());
        }
        uids.forEach(uid -> check("uid", uid));
        values.forEach(value -> check("value", value));
    }

    /// Scales weights so that the largest is 65535 and leaves out what rounds to 0, exactly as the SDK does
    /// (release 9.12.2): in single precision first, half to even.
    ///
    /// @param weights not negative, in the order of the uids; when all are 0 the result is empty
    public static WeightVector normalise(List<Integer> uids, List<Double> weights) {
        if (uids.size() != weights.size()) {
            throw new IllegalArgumentException(
                    "expected as many weights as uids, got " + weights.size() + " and " + uids.size());
        }
        double most = 0;
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("weight must be a number from 0, was " + weight);
            }
            most = Math.max(most, (float) weight);
        }
        List<Integer> chosen = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < uids.size() && most > 0; i++) {
            int value = (int) Math.rint((float) (double) weights.get(i) / most * MOST);
            if (value > 0) {
                chosen.add(uids.get(i));
                values.add(value);
            }
        }
        return new WeightVector(chosen, values);
    }

    private static void check(String what, int number) {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException(what + " must be from 0 to 65535, was " + number);
        }
    }
}
