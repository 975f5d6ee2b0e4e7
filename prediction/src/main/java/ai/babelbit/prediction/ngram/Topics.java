package ai.babelbit.prediction.ngram;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Groups of dialogues and how much likelier each word is in each of them than overall, in steps of 1/30 of the
/// natural logarithm. Immutable, safe for concurrent use.
final class Topics {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final double STEP = 1.0 / 30;
    private static final float[] FACTORS = factors();

    private final int topics;
    private final int words;
    private final MemorySegment memory;
    private final long codes;
    private final float[] priors;

    /// @param at where `topics` priors and then (words, topics) codes lie
    Topics(MemorySegment memory, long at, int topics, int words) {
        this.memory = memory;
        this.topics = topics;
        this.words = words;
        this.codes = at + (long) topics * Float.BYTES;
        this.priors = new float[topics];
        for (int i = 0; i < topics; i++) {
            priors[i] = memory.get(FLOAT, at + (long) i * Float.BYTES);
        }
    }

    static Topics none() {
        return new Topics(MemorySegment.ofArray(new byte[0]), 0, 0, 0);
    }

    /// @param priors (topics)
    /// @param affinity (words, topics), natural logarithms
    static Topics of(double[] priors, float[] affinity) {
        int words = affinity.length / priors.length;
        MemorySegment memory = MemorySegment.ofArray(new byte[(int) bytes(priors.length, words)]);
        for (int i = 0; i < priors.length; i++) {
            memory.set(FLOAT, (long) i * Float.BYTES, (float) priors[i]);
        }
        for (int i = 0; i < affinity.length; i++) {
            long code = Math.clamp(Math.round(affinity[i] / STEP), Byte.MIN_VALUE, Byte.MAX_VALUE);
            memory.set(ValueLayout.JAVA_BYTE, (long) priors.length * Float.BYTES + i, (byte) code);
        }
        return new Topics(memory, 0, priors.length, words);
    }

    static long bytes(int topics, int words) {
        return (long) topics * Float.BYTES + (long) topics * words;
    }

    private static float[] factors() {
        float[] factors = new float[256];
        for (int code = Byte.MIN_VALUE; code <= Byte.MAX_VALUE; code++) {
            factors[code & 0xff] = (float) Math.exp(code * STEP);
        }
        return factors;
    }

    MemorySegment memory() {
        return memory;
    }

    int size() {
        return topics;
    }

    int words() {
        return words;
    }

    double prior(int topic) {
        return priors[topic];
    }

    /// The logarithm of how much likelier the word is in this topic than overall.
    double affinity(int word, int topic) {
        return word < words ? memory.get(ValueLayout.JAVA_BYTE, codes + (long) word * topics + topic) * STEP : 0;
    }

    /// How much likelier the word is in this topic than overall.
    float factor(int word, int topic) {
        return word < words
                ? FACTORS[memory.get(ValueLayout.JAVA_BYTE, codes + (long) word * topics + topic) & 0xff]
                : 1;
    }
}
