package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Words;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;

/// Dialogues as tokens: the start mark, then each utterance with a space before its first word and the end mark after
/// its last. Immutable but for the tokenizer's memory, safe for concurrent use.
final class Texts {
    /// Only the last three to four times as many utterances are looked at, however long the dialogue.
    private static final int STRIDE = 32;

    private final Tokenizer tokenizer;
    private final Marks marks;
    /// (vocabulary) whether a token begins a word
    private final boolean[] beginsWord;

    Texts(Tokenizer tokenizer, Marks marks) {
        this.tokenizer = tokenizer;
        this.marks = marks;
        this.beginsWord = new boolean[tokenizer.size()];
        for (int token = 0; token < beginsWord.length; token++) {
            byte[] bytes = tokenizer.bytes(token);
            beginsWord[token] = bytes.length > 1 && bytes[0] == ' ' && bytes[1] != ' ';
        }
    }

    /// Whether an utterance may go on with this token after a whole word. Ending is [Marks#end].
    boolean mayFollowWord(int token) {
        return token == marks.end() || (token < beginsWord.length && beginsWord[token]);
    }

    boolean beginsWord(int token) {
        return token < beginsWord.length && beginsWord[token];
    }

    /// The latest of the context's utterances as tokens, start mark first. When they have grown past `most`, the
    /// earliest go until half are left, so that the beginning seldom changes and what is cached of it stays good.
    int[] context(Context context, int most) {
        int from = Math.max(0, (context.size() / STRIDE - 3) * STRIDE);
        ArrayDeque<int[]> window = new ArrayDeque<>();
        int size = 0;
        for (String text : context.subList(from, context.size())) {
            int[] tokens = utterance(text);
            window.addLast(tokens);
            size += tokens.length;
            if (size > most) {
                while (size > most / 2 && !window.isEmpty()) {
                    size -= window.removeFirst().length;
                }
            }
        }
        int[] all = new int[1 + size];
        all[0] = marks.start();
        int at = 1;
        for (int[] tokens : window) {
            System.arraycopy(tokens, 0, all, at, tokens.length);
            at += tokens.length;
        }
        return all;
    }

    private int[] utterance(String text) {
        List<Integer> tokens = tokenizer.encode(spaced(text));
        tokens.add(marks.end());
        return ints(tokens);
    }

    /// A prefix's tokens; more words only add to them, since no token reaches over a word's beginning.
    int[] prefix(String text) {
        return ints(tokenizer.encode(spaced(text)));
    }

    private static String spaced(String text) {
        return " " + String.join(" ", Words.split(text));
    }

    /// What a text's further tokens say, up to its last whole word when it is `cut`; words apart by single spaces.
    String text(int[] tokens, int count, boolean cut) {
        int end = count;
        if (cut) {
            // The last word may go on.
            while (end > 0 && !beginsWord(tokens[end - 1])) {
                end--;
            }
            end = Math.max(0, end - 1);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < end; i++) {
            bytes.writeBytes(tokenizer.bytes(tokens[i]));
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        // Half a character means that the model spelt something that is no text; what came before it stands.
        int broken = text.indexOf('\ufffd');
        String sound = broken < 0 ? text : text.substring(0, Math.max(0, text.lastIndexOf(' ', broken)));
        return String.join(" ", Words.split(sound));
    }

    private static int[] ints(List<Integer> tokens) {
        return tokens.stream().mapToInt(Integer::intValue).toArray();
    }
}
