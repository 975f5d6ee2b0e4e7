package ai.babelbit.cli.eval;

import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.corpus.CorpusReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// Which utterances stand in the training data, word for word: 64 bits of hash for each, so that a million take
/// eight megabytes; two in a million million are taken for one.
final class SeenTexts {
    private final long[] hashes;

    private SeenTexts(long[] hashes) {
        this.hashes = hashes;
    }

    static SeenTexts read(List<Path> corpora) {
        long[] hashes = new long[1 << 16];
        int size = 0;
        for (Path path : corpora) {
            try (CorpusReader reader = CorpusReader.open(path)) {
                for (CorpusReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
                    for (String utterance : entry.utterances()) {
                        if (size == hashes.length) {
                            hashes = Arrays.copyOf(hashes, size * 2);
                        }
                        hashes[size++] = hash(String.join(" ", Words.split(utterance)));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close " + path, e);
            }
        }
        long[] sorted = Arrays.copyOf(hashes, size);
        Arrays.sort(sorted);
        return new SeenTexts(sorted);
    }

    boolean contains(String text) {
        return Arrays.binarySearch(hashes, hash(text)) >= 0;
    }

    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CRC32C forward = new CRC32C();
        forward.update(bytes);
        // Two halves that do not depend on each other.
        return (forward.getValue() << 32) | (Arrays.hashCode(bytes) & 0xffffffffL);
    }
}
