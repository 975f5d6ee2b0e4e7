package ai.babelbit.prediction.choice;

/// The expected similarity of every text of a pool to a truth that is distributed over the pool's texts:
/// `E(y) = sum over c of p(c) S(y, c)`. Whoever says the text with the largest one takes the least risk [1].
///
/// [1] S. Kumar, W. Byrne: Minimum Bayes-risk decoding for statistical machine translation. HLT-NAACL 2004.
public final class ExpectedUtility {
    private ExpectedUtility() {}

    /// The expectation of each text.
    ///
    /// @param pool settled
    /// @param probabilities (size), how likely each text is to be the truth; they add up to 1
    /// @return (size), each in [0, 1]
    public static double[] of(CandidatePool pool, double[] probabilities) {
        int size = pool.size();
        double[] expected = new double[size];
        for (int i = 0; i < size; i++) {
            float[] row = pool.settledRow(i);
            double mine = probabilities[i];
            double sum = mine;
            for (int j = 0; j < i; j++) {
                float similarity = row[j];
                sum += probabilities[j] * similarity;
                expected[j] += mine * similarity;
            }
            expected[i] += sum;
        }
        return expected;
    }

    /// What each text adds to what earlier predictions have already secured: `sum over c of p(c) max(0, f S(y, c) -
    /// b(c))`. The best step counts, so a prediction is worth only what it is better than all before it.
    ///
    /// @param pool settled
    /// @param probabilities (size), adding up to 1
    /// @param factor `f`, the earliness
    /// @param secured (size), `b`: the utility already secured if this text is the truth
    /// @return (size)
    public static double[] gain(CandidatePool pool, double[] probabilities, double factor, float[] secured) {
        int size = pool.size();
        double[] gain = new double[size];
        for (int i = 0; i < size; i++) {
            float[] row = pool.settledRow(i);
            double sum = probabilities[i] * Math.max(0, factor - secured[i]);
            for (int j = 0; j < i; j++) {
                double value = factor * row[j];
                sum += probabilities[j] * Math.max(0, value - secured[j]);
                gain[j] += probabilities[i] * Math.max(0, value - secured[i]);
            }
            gain[i] += sum;
        }
        return gain;
    }
}
