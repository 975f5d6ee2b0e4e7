package ai.babelbit.prediction.index;

import ai.babelbit.prediction.corpus.Tokens;
import java.util.Arrays;

/// Cuts a text into scenes and weighs its words in them.
final class Scenes {
    /// A dialogue longer than this is cut, so that what it was about early does not speak for its end.
    static final int MAX_UTTERANCES = 64;

    private Scenes() {}

    /// Where utterances begin and to which scene each belongs.
    ///
    /// @param utterances (U + 1) places of first words
    /// @param sceneOf (U)
    /// @param scenes (S + 1) first utterances
    @SuppressWarnings("ArrayRecordComponent") // never leaves this package
    record Cut(int[] utterances, int[] sceneOf, int[] scenes) {}

    static Cut cut(int[] tokens, int size, int count) {
        int[] utterances = new int[count + 1];
        int[] sceneOf = new int[count];
        int[] scenes = new int[count + 1];
        int utterance = 0;
        int scene = -1;
        int at = 0;
        while (at < size) {
            boolean opens = tokens[at] == Tokens.START;
            if (opens) {
                at++;
            }
            if (opens || utterance - scenes[scene] == MAX_UTTERANCES) {
                scenes[++scene] = utterance;
            }
            utterances[utterance] = at;
            sceneOf[utterance] = scene;
            utterance++;
            while (tokens[at] != Tokens.END) {
                at++;
            }
            at++;
        }
        utterances[utterance] = size;
        scenes[scene + 1] = utterance;
        return new Cut(utterances, sceneOf, Arrays.copyOf(scenes, scene + 2));
    }
}
