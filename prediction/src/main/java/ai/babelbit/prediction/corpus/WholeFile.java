package ai.babelbit.prediction.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/// A file that is there as a whole or not at all.
public final class WholeFile {
    /// Two threads may write the same file at once.
    private static final AtomicLong WRITERS = new AtomicLong();

    private WholeFile() {}

    /// Writes under another name in the same folder, waits until the disk has it, and then moves it into place.
    public static void write(Path path, byte[] bytes) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("it is a folder");
        }
        Files.createDirectories(folder);
        // Not createTempFile, which would leave a file that only its owner may read.
        String writer = ProcessHandle.current().pid() + "." + WRITERS.incrementAndGet();
        Path unfinished = folder.resolve("." + path.getFileName() + "." + writer + ".unfinished");
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
