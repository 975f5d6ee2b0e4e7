package ai.babelbit.prediction.ngram;

import java.util.Arrays;

/// What a dialogue seems to be about: a weight for each topic, from the words said so far. Not thread-safe.
final class TopicMixture {
    /// Words come in bursts and are no independent witnesses; each counts for this much of one.
    private final double trust;

    /// Topics less likely than this are left out.
    private static final double NEGLIGIBLE = 0.01;

    private final Topics topics;
    private final double[] evidence;
    private int[] active = new int[0];
    private float[] weights = new float[0];

    TopicMixture(Topics topics, double trust) {
        this.topics = topics;
        this.trust = trust;
        this.evidence = new double[topics.size()];
        for (int topic = 0; topic < evidence.length; topic++) {
            evidence[topic] = Math.log(topics.prior(topic));
        }
    }

    void set(TopicMixture other) {
        System.arraycopy(other.evidence, 0, evidence, 0, evidence.length);
    }

    /// Takes a word into account; [#settle] must follow before factors are asked for.
    void hear(int word) {
        for (int topic = 0; topic < evidence.length; topic++) {
            evidence[topic] += trust * topics.affinity(word, topic);
        }
    }

    void settle() {
        double max = Arrays.stream(evidence).max().orElse(0);
        double[] share = Arrays.stream(evidence).map(e -> Math.exp(e - max)).toArray();
        double sum = Arrays.stream(share).sum();
        int size = 0;
        active = new int[share.length];
        weights = new float[share.length];
        float kept = 0;
        for (int topic = 0; topic < share.length; topic++) {
            if (share[topic] / sum >= NEGLIGIBLE) {
                active[size] = topic;
                weights[size] = (float) (share[topic] / sum);
                kept += weights[size];
                size++;
            }
        }
        active = Arrays.copyOf(active, size);
        for (int i = 0; i < size; i++) {
            weights[i] /= kept;
        }
    }

    /// How much likelier this word is here than in general.
    float factor(int word) {
        if (active.length == 0) {
            return 1;
        }
        float factor = 0;
        for (int i = 0; i < active.length; i++) {
            factor += weights[i] * topics.factor(word, active[i]);
        }
        return factor;
    }
}
