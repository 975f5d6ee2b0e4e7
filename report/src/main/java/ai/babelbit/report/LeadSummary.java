package ai.babelbit.report;

import java.util.List;

/// How many words before an utterance's end a predictor's answer is adequate and stays so.
///
/// @param meanWords over all utterances, those that never become adequate counting 0
/// @param lowWords the lower end of the mean's 95 % interval
/// @param highWords the upper end
/// @param never how many utterances never became adequate
/// @param histogram how many utterances won 0, 1, ... words, and at the end all longer leads; [#BINS]
/// counts
public record LeadSummary(double meanWords, double lowWords, double highWords, long never, List<Long> histogram) {
    /// How many counts [#histogram] has; the last one is for all longer leads.
    public static final int BINS = 16;

    /// @throws IllegalArgumentException if a number is negative or not finite, the ends are swapped or the
    /// histogram has the wrong length
    public LeadSummary {
        Checks.millis("meanWords", meanWords);
        Checks.millis("lowWords", lowWords);
        Checks.millis("highWords", highWords);
        if (lowWords > highWords) {
            throw new IllegalArgumentException(
                    "lowWords must not be above highWords, was " + lowWords + " > " + highWords);
        }
        Checks.notNegative("never", never);
        histogram = List.copyOf(histogram);
        Checks.size("histogram", histogram, BINS);
        Checks.counts("histogram", histogram);
    }
}
