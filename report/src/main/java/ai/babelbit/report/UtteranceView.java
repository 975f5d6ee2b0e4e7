package ai.babelbit.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One utterance as it unfolded.
///
/// @param dialogue the dialogue's uid, or its index when it has none
/// @param utterance the utterance's index in its dialogue, from 0
/// @param language the dialogue's language tag, or null when unknown
/// @param context up to [#MAX_CONTEXT] utterances before this one, oldest first
/// @param groundTruth the whole utterance; not only white space
/// @param predictors what each predictor made of it; those that were not there are left out
public record UtteranceView(
        String dialogue,
        int utterance,
        @Nullable String language,
        List<String> context,
        String groundTruth,
        List<PredictorView> predictors) {
    /// How many preceding utterances the page has room for.
    public static final int MAX_CONTEXT = 3;

    /// @throws IllegalArgumentException if the index is negative, the truth is blank, there is too much context, or a
    /// predictor comes twice
    public UtteranceView {
        Checks.notNegative("utterance", utterance);
        Checks.notBlank("groundTruth", groundTruth);
        context = List.copyOf(context);
        predictors = List.copyOf(predictors);
        if (context.size() > MAX_CONTEXT) {
            throw new IllegalArgumentException(
                    "context must have at most " + MAX_CONTEXT + " utterances, had " + context.size());
        }
        Checks.distinct(
                "predictor names", predictors.stream().map(PredictorView::name).toList());
    }
}
