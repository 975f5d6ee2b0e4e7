package ai.babelbit.bench;

import ai.babelbit.dialogue.scoring.Similarity;
import java.util.List;

/// The choice as anybody would write it first: every candidate scored against every other by the scorer itself.
final class PlainChoice {
    private PlainChoice() {}

    /// The index of the text with the highest mean similarity to all, weighted.
    static int best(List<String> texts, double[] probabilities) {
        int best = 0;
        double most = -1;
        for (int i = 0; i < texts.size(); i++) {
            double expected = 0;
            for (int j = 0; j < texts.size(); j++) {
                Similarity.Truth lexical = Similarity.lexical().against(texts.get(j));
                Similarity.Truth semantic = Similarity.jaccard().against(texts.get(j));
                expected += probabilities[j] * (lexical.to(texts.get(i)) + semantic.to(texts.get(i))) / 2;
            }
            if (expected > most) {
                most = expected;
                best = i;
            }
        }
        return best;
    }
}
