package ai.babelbit.prediction.embedding;

import ai.babelbit.dialogue.scoring.Embedder;
import ai.babelbit.dialogue.scoring.PairMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/// Measures an encoder's [Calibration] over a sample of texts. Not thread-safe.
public final class Calibrator {
    /// Fewer pairs than this say too little.
    public static final long LEAST_PAIRS = 100_000;

    private static final int SPREAD_PAIRS = 200_000;
    private static final int BATCH = 256;

    private final int wanted;
    private final RandomGenerator random;
    private final List<String> sample = new ArrayList<>();
    private long seen;

    /// @param texts how many texts are drawn from those that are offered
    /// @param random where the draw comes from
    public Calibrator(int texts, RandomGenerator random) {
        this.wanted = texts;
        this.random = random;
    }

    /// Takes part in the draw (reservoir sampling: J. Vitter, Random sampling with a reservoir, 1985).
    public void offer(String text) {
        seen++;
        if (sample.size() < wanted) {
            sample.add(text);
            return;
        }
        long place = random.nextLong(seen);
        if (place < wanted) {
            sample.set((int) place, text);
        }
    }

    /// How many texts were drawn.
    public int size() {
        return sample.size();
    }

    /// Embeds the sample and measures.
    ///
    /// @param source what the texts are
    /// @param progress told how many texts are done
    public Calibration measure(Embedder embedder, String source, LongConsumer progress) {
        List<float[]> vectors = new ArrayList<>(sample.size());
        PairMean mean = new PairMean(embedder.dimensions());
        for (int from = 0; from < sample.size(); from += BATCH) {
            List<String> batch = sample.subList(from, Math.min(sample.size(), from + BATCH));
            embedder.prepare(batch);
            for (String text : batch) {
                float[] vector = embedder.embed(text);
                vectors.add(vector);
                mean.add(vector);
            }
            progress.accept(vectors.size());
        }
        double[] cosines = DoubleStream.generate(() -> randomPair(vectors))
                .limit(SPREAD_PAIRS)
                .sorted()
                .toArray();
        double average = Arrays.stream(cosines).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(cosines)
                .map(each -> (each - average) * (each - average))
                .average()
                .orElse(0));
        return new Calibration(
                embedder.name(),
                embedder.digest(),
                embedder.runtime(),
                sixDecimals(mean.value()),
                sixDecimals(deviation),
                sixDecimals(cosines[(int) (0.95 * cosines.length)]),
                mean.count(),
                mean.pairs(),
                source);
    }

    private double randomPair(List<float[]> vectors) {
        int a = random.nextInt(vectors.size());
        int b = random.nextInt(vectors.size() - 1);
        return Embedder.cosine(vectors.get(a), vectors.get(b < a ? b : b + 1));
    }

    private static double sixDecimals(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
