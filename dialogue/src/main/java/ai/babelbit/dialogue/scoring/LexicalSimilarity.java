package ai.babelbit.dialogue.scoring;

/// See [Similarity#lexical].
final class LexicalSimilarity implements Similarity {
    @Override
    public String name() {
        return "levenshtein";
    }

    @Override
    public Truth against(String groundTruth) {
        LevenshteinPattern pattern = new LevenshteinPattern(groundTruth);
        return prediction -> {
            int longer = Math.max(pattern.length(), prediction.codePointCount(0, prediction.length()));
            return longer == 0 ? 1 : 1 - (double) pattern.distance(prediction) / longer;
        };
    }
}
