package ai.babelbit.prediction.ngram;

/// What modified Kneser-Ney smoothing takes off counts of 1, of 2, and of 3 or more [1].
///
/// [1] S. F. Chen, J. Goodman: An empirical study of smoothing techniques for language modeling. Computer Speech
///   and Language 13, 1999, equation 26.
record Discounts(double one, double two, double more) {
    /// From the counts of all n-grams of an order. Where too few have a count for the formula to be defined, the
    /// discount is half the count.
    ///
    /// @param counts zeros are left out of account
    static Discounts of(int[] counts, int size) {
        // (5), how many n-grams have this count
        long[] having = new long[5];
        for (int i = 0; i < size; i++) {
            if (counts[i] > 0 && counts[i] < having.length) {
                having[counts[i]]++;
            }
        }
        return new Discounts(discount(1, having), discount(2, having), discount(3, having));
    }

    private static double discount(int count, long[] having) {
        if (having[1] == 0 || having[count] == 0) {
            return count / 2.0;
        }
        double y = (double) having[1] / (having[1] + 2 * having[2]);
        double discount = count - (count + 1) * y * having[count + 1] / having[count];
        // Tiny corpora can give values that no discount can have.
        return discount > 0 && discount <= count ? discount : count / 2.0;
    }

    double of(int count) {
        return switch (count) {
            case 0 -> 0;
            case 1 -> one;
            case 2 -> two;
            default -> more;
        };
    }
}
