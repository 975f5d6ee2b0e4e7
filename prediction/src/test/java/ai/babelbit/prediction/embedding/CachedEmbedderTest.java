package ai.babelbit.prediction.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.scoring.Embedder;
import ai.babelbit.dialogue.scoring.EmbedderContract;
import ai.babelbit.dialogue.scoring.HashEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CachedEmbedderTest extends EmbedderContract {
    private static final long MEMORY = 1 << 20;
    private static final long DISK = 4_000;

    @TempDir
    private Path folder;

    private final CachedEmbedder cached = new CachedEmbedder(new HashEmbedder(), null, 2);

    @AfterEach
    void close() throws IOException {
        cached.close();
    }

    @Override
    protected Embedder embedder() {
        return cached;
    }

    @Test
    void equalTextsAreEmbeddedOnce() throws IOException {
        HashEmbedder inner = new HashEmbedder();
        try (CachedEmbedder embedder = new CachedEmbedder(inner, null, 2)) {
            embedder.prepare(List.of("a", "b", "a", "b"));
            embedder.embed("a");
            assertThat(inner.calls()).isEqualTo(2);
        }
    }

    @Test
    void whatOneRunEmbedsTheNextOneKnows() throws IOException {
        for (String text : ODD) {
            run(new HashEmbedder(), text);
        }
        HashEmbedder second = new HashEmbedder();
        for (String text : ODD) {
            assertThat(run(second, text)).isEqualTo(new HashEmbedder().embed(text));
        }
        assertThat(second.calls()).isZero();
    }

    /// UTF-8 has the same replacement for every lone surrogate; the cache must not.
    @Test
    void textsThatUtf8CannotTellApartHaveVectorsOfTheirOwn() throws IOException {
        run(new HashEmbedder(), "\ud800");
        HashEmbedder second = new HashEmbedder();
        run(second, "\udc00");
        assertThat(second.calls()).isEqualTo(1);
    }

    @Test
    void bothLevelsStayWithinTheirBounds() throws IOException {
        HashEmbedder inner = new HashEmbedder();
        try (CachedEmbedder embedder = new CachedEmbedder(inner, folder, 1, 10_000, DISK)) {
            IntStream.range(0, 2_000).forEach(i -> embedder.embed("text " + i));
            long disk = size();
            assertThat(disk).isBetween(DISK / 3, DISK);
            // Early ones are gone from both levels; what was asked for last is still there.
            embedder.embed("text 1999");
            assertThat(inner.calls()).isEqualTo(2_000);
            embedder.embed("text 0");
            assertThat(inner.calls()).isEqualTo(2_001);
        }
    }

    @Test
    void whatIsUsedOutlivesManyGenerations() throws IOException {
        HashEmbedder inner = new HashEmbedder();
        for (int i = 0; i < 500; i++) {
            run(inner, "new " + i);
            run(inner, "used");
        }
        assertThat(inner.calls()).isEqualTo(501);
    }

    /// A crash may cut the files anywhere.
    @Test
    void filesThatEndTooSoonLoseOnlyTheirLastRecords() throws IOException {
        run(new HashEmbedder(), "first");
        run(new HashEmbedder(), "second");
        for (String name : List.of("young.names", "young.vectors")) {
            Path file = file(name);
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length <= whole.length; length += 3) {
                Files.write(file, java.util.Arrays.copyOf(whole, length));
                assertThat(run(new HashEmbedder(), "first")).isEqualTo(new HashEmbedder().embed("first"));
                assertThat(run(new HashEmbedder(), "second")).isEqualTo(new HashEmbedder().embed("second"));
            }
        }
    }

    @Test
    void aFlippedBitIsNeverAVector() throws IOException {
        run(new HashEmbedder(), "first");
        Path file = file("young.vectors");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] broken = whole.clone();
            broken[i] ^= 16;
            Files.write(file, broken);
            assertThat(run(new HashEmbedder(), "first")).isEqualTo(new HashEmbedder().embed("first"));
        }
    }

    @Test
    void twoAtOnceDoNotShareAFolderButBothWork() throws IOException {
        try (CachedEmbedder one = new CachedEmbedder(new HashEmbedder(), folder, 1);
                CachedEmbedder two = new CachedEmbedder(new HashEmbedder(), folder, 1)) {
            assertThat(one.embed("a")).isEqualTo(two.embed("a"));
        }
    }

    @Test
    void aFolderThatCannotBeMadeCostsOnlySpeed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (CachedEmbedder embedder = new CachedEmbedder(new HashEmbedder(), file, 1)) {
            assertThat(embedder.embed("a")).isEqualTo(new HashEmbedder().embed("a"));
        }
    }

    private float[] run(HashEmbedder inner, String text) throws IOException {
        try (CachedEmbedder embedder = new CachedEmbedder(inner, folder, 1, MEMORY, DISK)) {
            return embedder.embed(text);
        }
    }

    private Path file(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
