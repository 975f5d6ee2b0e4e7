package ai.babelbit.prediction.index;

import ai.babelbit.prediction.corpus.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds places of an index that continue a prefix. Not thread-safe.
final class IndexSearch {
    /// How many places are looked at before the search turns to the most suitable scenes instead.
    private static final int MAX_SCANNED = 20_000;

    /// How many suitable scenes are then looked through.
    private static final int SCENES = 500;

    private final CorpusIndex index;
    private final ContextQuery query;
    private final Likeness likeness;
    private int @Nullable [] suitable;

    IndexSearch(CorpusIndex index, ContextQuery query, Likeness likeness) {
        this.index = index;
        this.query = query;
        this.likeness = likeness;
    }

    /// Utterances that begin with these words. When there are too many: those of the most suitable scenes, or
    /// evenly spread ones where these scenes have too few.
    List<Match> openings(int[] words, int atMost) {
        if (words.length > SuffixSorter.DEPTH) {
            return List.of();
        }
        Ints all = index.openings;
        int from = firstNotBelow(all, 0, all.size(), words, true, 0);
        int to = firstNotBelow(all, from, all.size(), words, true, 1);
        int stride = 1 + (to - from) / (MAX_SCANNED + 1);
        long[] ranked = stride == 1 ? new long[0] : rankInSuitableScenes(words);
        if (ranked.length < atMost) {
            ranked = rank(from, to, stride);
        }
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < Math.min(atMost, ranked.length); i++) {
            int utterance = (int) ranked[i];
            int rest = index.utterances.get(utterance) + words.length;
            matches.add(new Match(rest, words.length, true, likeness.of(utterance)));
        }
        return matches;
    }

    /// Places where these words stand, wherever in an utterance; evenly spread over what may follow when there
    /// are too many.
    List<Match> inside(int[] words, int atMost) {
        int first = words[0];
        if (first < Tokens.FIRST_WORD) {
            return List.of();
        }
        int end = index.firsts.get(first + 1);
        int from = firstNotBelow(index.suffixes, index.firsts.get(first), end, words, false, 0);
        int to = firstNotBelow(index.suffixes, from, end, words, false, 1);
        List<Match> matches = new ArrayList<>();
        int stride = Math.max(1, (to - from) / atMost);
        for (int i = from; i < to && matches.size() < atMost; i += stride) {
            int place = index.suffixes.get(i);
            int utterance = index.utteranceAt(place);
            matches.add(new Match(place + words.length, words.length, false, likeness.of(utterance)));
        }
        return matches;
    }

    /// Utterances by falling suitability of their scenes, in the lower halves.
    private long[] rank(int from, int to, int stride) {
        long[] keys = new long[(to - from + stride - 1) / stride];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(index.openings.get(from + i * stride));
        }
        Arrays.sort(keys);
        return keys;
    }

    private long key(int utterance) {
        return key(query.scene(index.sceneOf.get(utterance)), utterance);
    }

    /// Floats that are not negative order as their bits; the complement puts the largest first.
    private static long key(float score, int number) {
        return ((long) ~Float.floatToIntBits(score) << 32) | number;
    }

    private long[] rankInSuitableScenes(int[] words) {
        long[] keys = new long[MAX_SCANNED];
        int size = 0;
        for (int scene : suitableScenes()) {
            int end = index.scenes.get(scene + 1);
            for (int utterance = index.scenes.get(scene); utterance < end && size < keys.length; utterance++) {
                if (compare(index.utterances.get(utterance), words) == 0) {
                    keys[size++] = key(utterance);
                }
            }
        }
        long[] found = Arrays.copyOf(keys, size);
        Arrays.sort(found);
        return found;
    }

    private int[] suitableScenes() {
        int[] known = suitable;
        if (known == null) {
            long[] keys = new long[index.sceneCount()];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = key(query.scene(i), i);
            }
            Arrays.sort(keys);
            known = Arrays.stream(keys).limit(SCENES).mapToInt(key -> (int) key).toArray();
            suitable = known;
        }
        return known;
    }

    /// The first of sorted places whose text is not below the words (`above` 0) or is above them (`above` 1).
    private int firstNotBelow(Ints places, int from, int to, int[] words, boolean utterances, int above) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int place = places.get(middle);
            if (compare(utterances ? index.utterances.get(place) : place, words) < above) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// How the text at a place compares with the words: 0 when it begins with them.
    private int compare(int place, int[] words) {
        for (int i = 0; i < words.length; i++) {
            int token = index.tokens.get(place + i);
            if (token != words[i]) {
                return Integer.compare(token, words[i]);
            }
        }
        return 0;
    }
}
