package ai.babelbit.dialogue.scoring;

import ai.babelbit.dialogue.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// See [Similarity#jaccard].
final class JaccardSimilarity implements Similarity {
    @Override
    public String name() {
        return "jaccard";
    }

    @Override
    public Truth against(String groundTruth) {
        Map<String, Integer> truth = new HashMap<>();
        for (String word : Words.split(groundTruth)) {
            truth.putIfAbsent(word, truth.size());
        }
        return truth.size() <= Long.SIZE
                ? prediction -> short_(truth, prediction)
                : prediction -> long_(truth, prediction);
    }

    /// A truth of at most 64 different words: which of them were met fits one word of bits.
    private static double short_(Map<String, Integer> truth, String prediction) {
        long met = 0;
        Set<String> strangers = new HashSet<>();
        int end;
        for (int start = Words.skipSpace(prediction, 0);
                start < prediction.length();
                start = Words.skipSpace(prediction, end)) {
            end = Words.wordEnd(prediction, start);
            String word = prediction.substring(start, end);
            Integer index = truth.get(word);
            if (index == null) {
                strangers.add(word);
            } else {
                met |= 1L << index;
            }
        }
        return ratio(Long.bitCount(met), truth.size() + strangers.size());
    }

    private static double long_(Map<String, Integer> truth, String prediction) {
        Set<String> words = new HashSet<>(Words.split(prediction));
        int all = words.size();
        words.retainAll(truth.keySet());
        return ratio(words.size(), truth.size() + all - words.size());
    }

    private static double ratio(int common, int union) {
        return union == 0 ? 1 : (double) common / union;
    }
}
