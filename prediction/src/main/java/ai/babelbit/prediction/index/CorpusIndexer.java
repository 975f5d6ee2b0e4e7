package ai.babelbit.prediction.index;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.corpus.Corpus;
import ai.babelbit.prediction.corpus.CorpusEncoder;
import ai.babelbit.prediction.corpus.CorpusReader;
import ai.babelbit.prediction.corpus.Failures;
import ai.babelbit.prediction.corpus.Tokens;
import ai.babelbit.prediction.corpus.TrainingProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Builds an index over a user's own dialogues: two million utterances in about two minutes on two cores, with
/// some 40 bytes of heap a word.
public final class CorpusIndexer {
    private static final int WORDS_A_REPORT = 1 << 20;

    private CorpusIndexer() {}

    /// Reads the corpora and writes an index; equal input gives equal bytes.
    ///
    /// @param corpora files of any form that [ai.babelbit.dialogue.ChallengeFile] accepts
    /// @param folder appears, or takes the place of an older index, only when it is complete
    /// @throws InvalidInputException when a corpus cannot be read or is not what it should be, when there is not
    /// one utterance, or when the folder cannot be written or holds something else
    public static IndexReport build(List<Path> corpora, Path folder, TrainingProgress progress) {
        long began = System.nanoTime();
        try (IndexFolder out = IndexFolder.create(folder)) {
            Corpus corpus = read(corpora, progress);
            int scenes = write(corpus, out, progress);
            long bytes = out.finish(corpus.figures(), scenes);
            return new IndexReport(corpus.figures(), scenes, bytes, Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException e) {
            throw Failures.unwritable(folder, e);
        }
    }

    private static Corpus read(List<Path> corpora, TrainingProgress progress) {
        CorpusEncoder encoder = new CorpusEncoder();
        long reported = 0;
        for (Path path : corpora) {
            try (CorpusReader reader = CorpusReader.open(path)) {
                for (CorpusReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
                    encoder.add(entry.utterances(), 1);
                    if (encoder.words() - reported >= WORDS_A_REPORT) {
                        reported = encoder.words();
                        progress.at("reading words", reported, 0);
                    }
                }
            } catch (IOException e) {
                throw Failures.unreadable(path, e);
            }
        }
        Corpus corpus = encoder.finish(1);
        if (corpus.figures().words() == 0) {
            throw new InvalidInputException(corpora + ": expected at least one utterance, found none");
        }
        return corpus;
    }

    private static int write(Corpus corpus, IndexFolder out, TrainingProgress progress) throws IOException {
        int[] tokens = corpus.tokens();
        int size = corpus.size();
        int words = corpus.words().length;
        out.write(IndexParts.VOCABULARY, VocabularyFile.bytes(corpus.words()));
        out.write(IndexParts.TOKENS, tokens, size);
        progress.at("finding scenes", 0, 0);
        Scenes.Cut cut =
                Scenes.cut(tokens, size, Math.toIntExact(corpus.figures().utterances()));
        int scenes = cut.scenes().length - 1;
        if (scenes > Postings.MAX_SCENES) {
            throw new InvalidInputException("the corpus is too large: more than " + Postings.MAX_SCENES + " scenes");
        }
        out.write(IndexParts.UTTERANCES, cut.utterances(), cut.utterances().length);
        out.write(IndexParts.SCENE_OF, cut.sceneOf(), cut.sceneOf().length);
        out.write(IndexParts.SCENES, cut.scenes(), cut.scenes().length);
        int[] blocks = blocks(cut.utterances(), size);
        out.write(IndexParts.BLOCKS, blocks, blocks.length);
        Postings postings = Postings.of(tokens, cut, words);
        out.write(IndexParts.POSTING_STARTS, postings.starts(), postings.starts().length);
        out.write(IndexParts.POSTINGS, postings.entries(), postings.entries().length);
        progress.at("sorting", 0, 0);
        suffixes(tokens, size, words, out);
        openings(tokens, cut.utterances(), words, out);
        return scenes;
    }

    private static int[] blocks(int[] utterances, int size) {
        int[] blocks = new int[size / CorpusIndex.BLOCK + 1];
        int utterance = 0;
        for (int i = 0; i < blocks.length; i++) {
            while (utterance + 2 < utterances.length && utterances[utterance + 1] <= i * CorpusIndex.BLOCK) {
                utterance++;
            }
            blocks[i] = utterance;
        }
        return blocks;
    }

    private static void suffixes(int[] tokens, int size, int words, IndexFolder out) throws IOException {
        int[] firsts = new int[words + 1];
        for (int at = 0; at < size; at++) {
            if (tokens[at] >= Tokens.UNKNOWN) {
                firsts[tokens[at] + 1]++;
            }
        }
        Arrays.parallelPrefix(firsts, Math::addExact);
        int[] suffixes = new int[firsts[words]];
        int[] next = Arrays.copyOf(firsts, words);
        for (int at = 0; at < size; at++) {
            if (tokens[at] >= Tokens.UNKNOWN) {
                suffixes[next[tokens[at]]++] = at;
            }
        }
        new SuffixSorter(tokens).sort(suffixes, firsts);
        out.write(IndexParts.SUFFIXES, suffixes, suffixes.length);
        out.write(IndexParts.FIRSTS, firsts, firsts.length);
    }

    /// Utterances by text: their first words' places in suffix order, turned back into utterances.
    private static void openings(int[] tokens, int[] utterances, int words, IndexFolder out) throws IOException {
        int count = utterances.length - 1;
        int[] groups = new int[words + 1];
        for (int u = 0; u < count; u++) {
            groups[tokens[utterances[u]] + 1]++;
        }
        Arrays.parallelPrefix(groups, Math::addExact);
        int[] places = new int[count];
        int[] next = Arrays.copyOf(groups, words);
        for (int u = 0; u < count; u++) {
            places[next[tokens[utterances[u]]]++] = utterances[u];
        }
        new SuffixSorter(tokens).sort(places, groups);
        for (int i = 0; i < count; i++) {
            places[i] = Arrays.binarySearch(utterances, 0, count, places[i]);
        }
        out.write(IndexParts.OPENINGS, places, count);
    }
}
