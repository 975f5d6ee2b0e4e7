package ai.babelbit.prediction.ngram;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.corpus.Corpus;
import ai.babelbit.prediction.corpus.CorpusEncoder;
import ai.babelbit.prediction.corpus.CorpusReader;
import ai.babelbit.prediction.corpus.Failures;
import ai.babelbit.prediction.corpus.TrainingProgress;
import ai.babelbit.prediction.corpus.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// Learns an n-gram model from dialogues: 37 million words in minutes on one core, in about 100 bytes of heap a
/// word. See [Estimate] for what is computed and [ModelLayout] for what is written.
public final class NgramTrainer {
    private static final int WORDS_A_REPORT = 1 << 20;

    private NgramTrainer() {}

    /// Reads the corpora and writes a model; equal input gives equal bytes.
    ///
    /// @param corpora files of any form that [ai.babelbit.dialogue.ChallengeFile] accepts; those ending in
    /// `.jsonl` or `.jsonl.gz` may name a `corpus` with each dialogue
    /// @param out appears, or is replaced, only when it is complete
    /// @throws InvalidInputException when a corpus cannot be read or is not what it should be, when there is not
    /// one utterance, or when the model cannot be written
    public static TrainingReport train(List<Path> corpora, Path out, NgramOptions options, TrainingProgress progress) {
        long began = System.nanoTime();
        Corpus corpus = read(corpora, options, progress);
        GramCounts counts = GramCounts.of(corpus, options.order(), progress);
        progress.at("finding topics", 0, 0);
        Topics topics = TopicTrainer.learn(corpus, counts, options.topics());
        progress.at("estimating", 0, 0);
        Pruning pruning = new Pruning(counts);
        BitSet[] kept = pruning.seenAtLeast(options.cutoff());
        Estimate estimate = Estimate.of(counts, kept);
        ToLongFunction<BitSet[]> size = some -> new ModelLayout(ModelShape.header(corpus, counts, some, topics)).bytes;
        if (size.applyAsLong(kept) > options.maxBytes()) {
            progress.at("leaving out what helps least", 0, 0);
            kept = pruning.downTo(options.maxBytes(), kept, estimate, size);
            estimate = Estimate.of(counts, kept);
        }
        progress.at("writing", 0, 0);
        byte[] model = ModelBuilder.build(corpus, counts, kept, estimate, topics);
        try {
            WholeFile.write(out, model);
        } catch (IOException e) {
            throw Failures.unwritable(out, e);
        }
        return new TrainingReport(
                corpus.figures(),
                orders(counts).mapToObj(n -> (long) counts.tables[n].size()).toList(),
                Arrays.stream(kept)
                        .skip(1)
                        .map(grams -> (long) grams.cardinality())
                        .toList(),
                model.length,
                Duration.ofNanos(System.nanoTime() - began));
    }

    private static IntStream orders(GramCounts counts) {
        return IntStream.rangeClosed(1, counts.order());
    }

    private static Corpus read(List<Path> corpora, NgramOptions options, TrainingProgress progress) {
        CorpusEncoder encoder = new CorpusEncoder();
        long reported = 0;
        for (Path path : corpora) {
            try (CorpusReader reader = CorpusReader.open(path)) {
                for (CorpusReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
                    double weight = options.weight(entry.corpus());
                    if (weight > 0) {
                        encoder.add(entry.utterances(), weight);
                    }
                    if (encoder.words() - reported >= WORDS_A_REPORT) {
                        reported = encoder.words();
                        progress.at("reading words", reported, 0);
                    }
                }
            } catch (IOException e) {
                throw Failures.unreadable(path, e);
            }
        }
        Corpus corpus = encoder.finish(options.cutoff());
        if (corpus.figures().words() == 0) {
            throw new InvalidInputException(corpora + ": expected at least one utterance, found none");
        }
        return corpus;
    }
}
