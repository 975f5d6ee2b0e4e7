package ai.babelbit.prediction.corpus;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Words;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns dialogues into a [Corpus]. Not thread-safe: one encoder, one thread.
public final class CorpusEncoder {
    /// Words longer than this are not words but what went wrong before us; they count as unknown.
    private static final int MAX_WORD_CHARS = 60;

    private static final int MAX_TOKENS = 1 << 30;

    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] counts = new int[1 << 16];
    private int[] tokens = new int[1 << 20];
    private int size;
    private int[] starts = new int[1 << 12];
    private float[] weights = new float[1 << 12];
    private int segments;
    private long dialogues;
    private long utterances;
    private long words;

    public long words() {
        return words;
    }

    public void add(List<String> dialogue, double weight) {
        boolean open = false;
        for (String utterance : dialogue) {
            List<String> said = Words.split(utterance);
            if (said.isEmpty()) {
                continue;
            }
            if (!open) {
                begin(weight);
                open = true;
            }
            for (String word : said) {
                append(number(word));
            }
            append(Tokens.END);
            utterances++;
            words += said.size();
        }
        dialogues++;
    }

    private void begin(double weight) {
        if (segments + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            weights = Arrays.copyOf(weights, weights.length * 2);
        }
        starts[segments] = size;
        weights[segments] = (float) weight;
        segments++;
        append(Tokens.START);
    }

    private void append(int token) {
        if (size == tokens.length) {
            if (size >= MAX_TOKENS) {
                throw new InvalidInputException("the corpus is too large: more than " + MAX_TOKENS + " words");
            }
            tokens = Arrays.copyOf(tokens, size + (size >> 1));
        }
        tokens[size++] = token;
    }

    private int number(String word) {
        if (word.length() > MAX_WORD_CHARS) {
            return Tokens.UNKNOWN;
        }
        Integer known = numbers.get(word);
        int number = known == null ? Tokens.FIRST_WORD + numbers.size() : known;
        if (known == null) {
            numbers.put(word, number);
            if (number >= counts.length) {
                counts = Arrays.copyOf(counts, counts.length * 2);
            }
        }
        counts[number]++;
        return number;
    }

    /// Gives words seen often enough numbers by falling frequency, all others that of the unknown word.
    public Corpus finish(int cutoff) {
        List<Map.Entry<String, Integer>> kept = numbers.entrySet().stream()
                .filter(entry -> counts[entry.getValue()] >= cutoff)
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> e) -> -counts[e.getValue()])
                        .thenComparing(Map.Entry::getKey))
                .toList();
        String[] names = new String[Tokens.FIRST_WORD + kept.size()];
        Arrays.fill(names, 0, Tokens.FIRST_WORD, "");
        int[] renumbered = new int[Tokens.FIRST_WORD + numbers.size()];
        Arrays.fill(renumbered, Tokens.UNKNOWN);
        renumbered[Tokens.END] = Tokens.END;
        renumbered[Tokens.START] = Tokens.START;
        for (int i = 0; i < kept.size(); i++) {
            names[Tokens.FIRST_WORD + i] = kept.get(i).getKey();
            renumbered[kept.get(i).getValue()] = Tokens.FIRST_WORD + i;
        }
        for (int i = 0; i < size; i++) {
            tokens[i] = renumbered[tokens[i]];
        }
        starts = Arrays.copyOf(starts, segments + 1);
        starts[segments] = size;
        CorpusFigures figures = new CorpusFigures(dialogues, utterances, words, numbers.size());
        return new Corpus(names, tokens, starts, weights, figures);
    }
}
