package ai.babelbit.prediction.embedding;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Vectors that outlive the process, in at most so many bytes: two generations of files, of which the older
/// one is thrown away when the younger one is full. What is asked for in the older one moves to the younger
/// one, so that what is used stays.
///
/// One process owns a folder at a time. Safe for concurrent use.
final class VectorStore implements Closeable {
    private final Path folder;
    private final int dimensions;
    private final int perGeneration;
    private final FileChannel lockFile;
    private VectorFile young;
    private VectorFile old;

    private VectorStore(Path folder, int dimensions, int perGeneration, FileChannel lockFile) throws IOException {
        this.folder = folder;
        this.dimensions = dimensions;
        this.perGeneration = perGeneration;
        this.lockFile = lockFile;
        this.young = VectorFile.open(folder.resolve("young"), dimensions, perGeneration);
        this.old = VectorFile.open(folder.resolve("old"), dimensions, perGeneration);
    }

    /// Opens the folder, which is made if need be; null when another process has it.
    ///
    /// @param bytes how large all files together may become, at least two records
    static @Nullable VectorStore open(Path folder, int dimensions, long bytes) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (isLocked(lockFile)) {
                lockFile.close();
                return null;
            }
            long record = VectorFile.recordBytes(dimensions) + (long) TextKey.BYTES;
            int most = Math.clamp(bytes / 2 / record, 1, Integer.MAX_VALUE / TextKey.BYTES);
            return new VectorStore(folder, dimensions, most, lockFile);
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    /// The text's vector; null when it is not here.
    synchronized float @Nullable [] get(TextKey key) throws IOException {
        float[] vector = young.get(key);
        if (vector == null) {
            vector = old.get(key);
            if (vector != null) {
                put(key, vector);
            }
        }
        return vector;
    }

    synchronized void put(TextKey key, float[] vector) throws IOException {
        if (young.count() >= perGeneration) {
            turnOver();
        }
        young.put(key, vector);
    }

    private void turnOver() throws IOException {
        old.close();
        young.close();
        for (String suffix : new String[] {".names", ".vectors"}) {
            Files.move(
                    folder.resolve("young" + suffix),
                    folder.resolve("old" + suffix),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        young = VectorFile.open(folder.resolve("young"), dimensions, perGeneration);
        old = VectorFile.open(folder.resolve("old"), dimensions, perGeneration);
    }

    @Override
    public synchronized void close() throws IOException {
        try (lockFile;
                VectorFile _ = old) {
            young.close();
        }
    }
}
