package ai.babelbit.prediction.ngram;

import ai.babelbit.prediction.corpus.Corpus;
import ai.babelbit.prediction.corpus.Tokens;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Finds groups of dialogues that share their words: a mixture of unigram models by expectation maximisation,
/// where each dialogue (or so many words of a long one) belongs to one group as a whole. Seeded, so equal input
/// gives equal groups.
final class TopicTrainer {
    private static final int ROUNDS = 12;
    /// Only in the last rounds is every dialogue looked at.
    private static final int FULL_ROUNDS = 3;

    private static final int SAMPLED = 6000;
    private static final int MAX_DOCUMENT_TOKENS = 1500;
    /// How many words from all dialogues are mixed into each group's.
    private static final double SMOOTHING = 4000;

    private static final int DOCUMENTS_A_SEED = 12;
    /// Words seen less often than this tell too little of any topic.
    private static final int LEAST_COUNT = 30;

    private static final int MAX_WORDS = 40_000;

    private final Corpus corpus;
    private final int topics;
    private final int words;
    private final int[] documents;
    private final double[] global;
    private final SplittableRandom random = new SplittableRandom(20261124);
    /// (words, topics), log of how much likelier the word is in the topic than overall
    private float[] affinity = new float[0];

    private double[] priors = new double[0];

    private TopicTrainer(Corpus corpus, GramCounts counts, int topics, int words) {
        this.corpus = corpus;
        this.topics = topics;
        this.words = words;
        this.documents = documents(corpus);
        this.global = new double[words];
        double total = 0;
        for (int word = 0; word < words; word++) {
            total += isCounted(word) ? counts.tables[1].weights[word] : 0;
        }
        for (int word = 0; word < words; word++) {
            global[word] = Math.max(1e-12, counts.tables[1].weights[word] / total);
        }
    }

    private boolean isCounted(int word) {
        return word < words && word != Tokens.START && word != Tokens.UNKNOWN;
    }

    static Topics learn(Corpus corpus, GramCounts counts, int topics) {
        TopicTrainer trainer = new TopicTrainer(corpus, counts, topics, words(counts));
        if (topics == 0 || trainer.documents.length <= topics) {
            return Topics.none();
        }
        trainer.run();
        return Topics.of(trainer.priors, trainer.affinity);
    }

    /// The most frequent words have the lowest numbers.
    private static int words(GramCounts counts) {
        int[] seen = counts.tables[1].counts;
        int words = Tokens.FIRST_WORD;
        while (words < Math.min(counts.tables[1].size(), MAX_WORDS) && seen[words] >= LEAST_COUNT) {
            words++;
        }
        return words;
    }

    /// Where each document begins: with every segment, and within the long ones.
    private static int[] documents(Corpus corpus) {
        int[] found = new int[corpus.segments() + corpus.size() / MAX_DOCUMENT_TOKENS + 1];
        int size = 0;
        for (int segment = 0; segment < corpus.segments(); segment++) {
            for (int i = corpus.starts()[segment]; i < corpus.starts()[segment + 1]; i += MAX_DOCUMENT_TOKENS) {
                found[size++] = i;
            }
        }
        found = Arrays.copyOf(found, size + 1);
        found[size] = corpus.size();
        return found;
    }

    private double weight(int document) {
        int segment = Arrays.binarySearch(corpus.starts(), documents[document]);
        return corpus.weights()[segment >= 0 ? segment : -segment - 2];
    }

    private void run() {
        int size = documents.length - 1;
        int[] sample = new int[Math.min(size, SAMPLED)];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = size <= SAMPLED ? i : draw();
        }
        seed(sample);
        for (int round = 0; round < ROUNDS; round++) {
            double[] count = new double[topics * words];
            double[] share = new double[topics];
            if (round < ROUNDS - FULL_ROUNDS) {
                for (int document : sample) {
                    assign(document, size <= SAMPLED ? weight(document) : 1, count, share);
                }
                reseed(sample, count, share);
            } else {
                for (int document = 0; document < size; document++) {
                    assign(document, weight(document), count, share);
                }
            }
            update(count, share);
        }
    }

    /// A document, by weight.
    private int draw() {
        while (true) {
            int document = random.nextInt(documents.length - 1);
            if (random.nextDouble() * maxWeight() < weight(document)) {
                return document;
            }
        }
    }

    private double maxWeight() {
        double max = 0;
        for (float weight : corpus.weights()) {
            max = Math.max(max, weight);
        }
        return max;
    }

    private void seed(int[] sample) {
        double[] count = new double[topics * words];
        double[] share = new double[topics];
        for (int topic = 0; topic < topics; topic++) {
            for (int i = 0; i < DOCUMENTS_A_SEED; i++) {
                add(sample[random.nextInt(sample.length)], topic, 1, count);
            }
            share[topic] = 1;
        }
        update(count, share);
    }

    /// A topic that no dialogue belongs to begins again with one of them.
    private void reseed(int[] sample, double[] count, double[] share) {
        for (int topic = 0; topic < topics; topic++) {
            if (share[topic] == 0) {
                add(sample[random.nextInt(sample.length)], topic, 1, count);
            }
        }
    }

    private void assign(int document, double weight, double[] count, double[] share) {
        // Without the topics' shares: they would let a large topic swallow small ones.
        double[] log = new double[topics];
        for (int i = documents[document]; i < documents[document + 1]; i++) {
            int word = corpus.tokens()[i];
            if (isCounted(word)) {
                int row = word * topics;
                for (int topic = 0; topic < topics; topic++) {
                    log[topic] += affinity[row + topic];
                }
            }
        }
        int best = 0;
        for (int topic = 1; topic < topics; topic++) {
            best = log[topic] > log[best] ? topic : best;
        }
        add(document, best, weight, count);
        share[best] += weight;
    }

    private void add(int document, int topic, double weight, double[] count) {
        for (int i = documents[document]; i < documents[document + 1]; i++) {
            int word = corpus.tokens()[i];
            if (isCounted(word)) {
                count[word * topics + topic] += weight;
            }
        }
    }

    private void update(double[] count, double[] share) {
        double[] total = new double[topics];
        for (int i = 0; i < count.length; i++) {
            total[i % topics] += count[i];
        }
        affinity = new float[topics * words];
        for (int i = 0; i < count.length; i++) {
            double here = (count[i] + SMOOTHING * global[i / topics]) / (total[i % topics] + SMOOTHING);
            affinity[i] = isCounted(i / topics) ? (float) Math.log(here / global[i / topics]) : 0;
        }
        double shares = Arrays.stream(share).sum() + topics;
        priors = Arrays.stream(share).map(s -> (s + 1) / shares).toArray();
    }
}
