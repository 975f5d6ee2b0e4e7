package ai.babelbit.prediction.index;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.prediction.corpus.CorpusFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// An index while it is written: a folder under another name beside the final one, moved into place when whole
/// and deleted otherwise. Not thread-safe.
final class IndexFolder implements AutoCloseable {
    static final String MANIFEST = "manifest.json";
    static final String FORMAT = "babelbit-index";
    static final int VERSION = 1;

    private static final int BUFFER = 1 << 20;

    private final Path folder;
    private final Path unfinished;
    private final Map<IndexParts, Long> bytes = new EnumMap<>(IndexParts.class);
    /// Whoever stops the program at the keyboard wants nothing left over either.
    private final Thread atExit = new Thread(this::deleteUnfinished, "index-folder-exit");

    private IndexFolder(Path folder, Path unfinished) {
        this.folder = folder;
        this.unfinished = unfinished;
    }

    static IndexFolder create(Path folder) throws IOException {
        Path whole = folder.toAbsolutePath().normalize();
        Path parent = whole.getParent();
        if (parent == null) {
            throw new IOException("it is the root of the file system");
        }
        if (!isFree(whole)) {
            throw new InvalidInputException(folder + ": expected a new folder or an index, found something else");
        }
        Files.createDirectories(parent);
        Path unfinished = parent.resolve(
                "." + whole.getFileName() + "." + ProcessHandle.current().pid() + ".unfinished");
        delete(unfinished);
        Files.createDirectory(unfinished);
        IndexFolder created = new IndexFolder(whole, unfinished);
        Runtime.getRuntime().addShutdownHook(created.atExit);
        return created;
    }

    private static boolean isFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        // What was put there by others must not be deleted with an older index.
        List<String> names;
        try (Stream<Path> entries = Files.list(folder)) {
            names = entries.map(entry -> entry.getFileName().toString()).toList();
        }
        return names.isEmpty() || (names.stream().allMatch(IndexFolder::isOurs) && CorpusIndex.isIn(folder));
    }

    private static boolean isOurs(String name) {
        return name.equals(MANIFEST)
                || Arrays.stream(IndexParts.values())
                        .anyMatch(part -> part.file().equals(name));
    }

    void write(IndexParts part, int[] numbers, int size) throws IOException {
        try (FileChannel channel = open(part)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
            for (int from = 0; from < size; from += BUFFER / Integer.BYTES) {
                int length = Math.min(BUFFER / Integer.BYTES, size - from);
                buffer.clear();
                buffer.asIntBuffer().put(numbers, from, length);
                write(channel, buffer.limit(length * Integer.BYTES));
            }
            finish(part, channel);
        }
    }

    void write(IndexParts part, byte[] content) throws IOException {
        try (FileChannel channel = open(part)) {
            write(channel, ByteBuffer.wrap(content));
            finish(part, channel);
        }
    }

    private FileChannel open(IndexParts part) throws IOException {
        return FileChannel.open(
                unfinished.resolve(part.file()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static void write(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private void finish(IndexParts part, FileChannel channel) throws IOException {
        channel.force(true);
        bytes.put(part, channel.size());
    }

    /// Writes the manifest, moves the folder into place and returns its size in bytes.
    long finish(CorpusFigures corpus, int scenes) throws IOException {
        ObjectNode manifest = Json.MAPPER.createObjectNode();
        manifest.put("format", FORMAT).put("version", VERSION);
        manifest.put("dialogues", corpus.dialogues()).put("utterances", corpus.utterances());
        manifest.put("words", corpus.words()).put("different_words", corpus.differentWords());
        manifest.put("scenes", scenes);
        ObjectNode files = manifest.putObject("files");
        bytes.forEach((part, size) -> files.put(part.file(), size));
        Files.writeString(unfinished.resolve(MANIFEST), manifest.toPrettyString() + "\n");
        // A folder cannot replace one that is not empty, so an older index steps aside first.
        Path older = unfinished.resolveSibling(unfinished.getFileName() + ".older");
        delete(older);
        boolean replaces = Files.exists(folder);
        if (replaces) {
            Files.move(folder, older, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(older, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        delete(older);
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Deletes what is not finished. Only then is `atExit` called off: a program that is stopped meanwhile waits for
    /// it.
    @Override
    public void close() {
        deleteUnfinished();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The program is ending, and `atExit` finds nothing left to delete.
        }
    }

    private synchronized void deleteUnfinished() {
        try {
            delete(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException(unfinished + " is left over and could not be deleted", e);
        }
    }
}
