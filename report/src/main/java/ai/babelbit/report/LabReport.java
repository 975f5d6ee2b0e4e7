package ai.babelbit.report;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A scored lab run: everything that the page shows.
///
/// @param title the page's heading
/// @param challengeUid what was played, or null when it has no uid
/// @param semantic how semantic similarity was measured: `jaccard` or `embedding`
/// @param lexicalWeight the weight of lexical similarity, in [0, 1]; the rest is semantic
/// @param pacing how fast words came, to be read by people, such as `lockstep, 250 ms a step`
/// @param utterances how many utterances were scored, at least as many as there are details
/// @param createdAt when the run was scored
/// @param predictors one summary each, best first; at least one, with distinct names
/// @param trust how far the figures can be believed
/// @param details utterances to look into, in the order of the run; may be empty
public record LabReport(
        String title,
        @Nullable String challengeUid,
        String semantic,
        double lexicalWeight,
        String pacing,
        long utterances,
        Instant createdAt,
        List<PredictorSummary> predictors,
        Trust trust,
        List<UtteranceView> details) {
    private static final Set<String> SEMANTICS = Set.of("jaccard", "embedding");

    /// @throws IllegalArgumentException if the title is blank, a number is out of range, predictors are
    /// missing or double, or a detail names a predictor that has no summary
    public LabReport {
        Checks.notBlank("title", title);
        if (!SEMANTICS.contains(semantic)) {
            throw new IllegalArgumentException("semantic must be jaccard or embedding, was " + semantic);
        }
        Checks.unit("lexicalWeight", lexicalWeight);
        predictors = List.copyOf(predictors);
        details = List.copyOf(details);
        if (utterances < details.size()) {
            throw new IllegalArgumentException(
                    "utterances must be at least the " + details.size() + " that have details, was " + utterances);
        }
        if (predictors.isEmpty()) {
            throw new IllegalArgumentException("a report needs at least one predictor");
        }
        List<String> names = predictors.stream().map(PredictorSummary::name).toList();
        Checks.distinct("predictor names", names);
        requireKnown(new HashSet<>(names), details);
    }

    private static void requireKnown(Set<String> names, List<UtteranceView> details) {
        for (UtteranceView detail : details) {
            for (PredictorView view : detail.predictors()) {
                if (!names.contains(view.name())) {
                    throw new IllegalArgumentException("a detail names a predictor without a summary: " + view.name());
                }
            }
        }
    }
}
