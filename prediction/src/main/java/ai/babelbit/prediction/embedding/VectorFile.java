package ai.babelbit.prediction.embedding;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// One append-only file of vectors, and beside it one of their names, so that opening reads only the names.
/// A record that was cut off by a crash is dropped when the file is opened; one whose checksum is wrong
/// counts as missing.
///
/// Not thread-safe.
final class VectorFile implements Closeable {
    private final FileChannel names;
    private final FileChannel vectors;
    private final int dimensions;
    private final Map<TextKey, Integer> places = new HashMap<>();
    private int count;

    /// @param stem the files' path but for their suffixes
    /// @param most how many records are looked at; a file with more was not made here
    private VectorFile(Path stem, int dimensions, int most) throws IOException {
        this.dimensions = dimensions;
        this.names = open(stem.resolveSibling(stem.getFileName() + ".names"));
        this.vectors = open(stem.resolveSibling(stem.getFileName() + ".vectors"));
        this.count =
                (int) Math.min(most, Math.min(names.size() / TextKey.BYTES, vectors.size() / recordBytes(dimensions)));
        names.truncate((long) count * TextKey.BYTES);
        vectors.truncate((long) count * recordBytes(dimensions));
        readNames();
    }

    static VectorFile open(Path stem, int dimensions, int most) throws IOException {
        return new VectorFile(stem, dimensions, most);
    }

    static int recordBytes(int dimensions) {
        return Float.BYTES * dimensions + Integer.BYTES;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private void readNames() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(count * TextKey.BYTES);
        fill(names, all, 0);
        for (int i = 0; i < count; i++) {
            places.put(new TextKey(all.getLong(), all.getLong()), i);
        }
    }

    int count() {
        return count;
    }

    /// The text's vector; null when it is not here, or not whole.
    float @Nullable [] get(TextKey key) throws IOException {
        Integer place = places.get(key);
        if (place == null) {
            return null;
        }
        ByteBuffer record = ByteBuffer.allocate(recordBytes(dimensions));
        fill(vectors, record, (long) place * recordBytes(dimensions));
        float[] vector = new float[dimensions];
        record.asFloatBuffer().get(vector);
        if (record.getInt(Float.BYTES * dimensions) != checksum(key, record)) {
            places.remove(key);
            return null;
        }
        return vector;
    }

    void put(TextKey key, float[] vector) throws IOException {
        if (places.containsKey(key)) {
            return;
        }
        ByteBuffer record = ByteBuffer.allocate(recordBytes(dimensions));
        record.asFloatBuffer().put(vector);
        record.putInt(Float.BYTES * dimensions, checksum(key, record));
        write(vectors, record, (long) count * recordBytes(dimensions));
        ByteBuffer name = ByteBuffer.allocate(TextKey.BYTES).putLong(key.high()).putLong(key.low());
        write(names, name.flip(), (long) count * TextKey.BYTES);
        places.put(key, count++);
    }

    private int checksum(TextKey key, ByteBuffer record) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(TextKey.BYTES)
                .putLong(key.high())
                .putLong(key.low())
                .flip());
        crc.update(record.duplicate().position(0).limit(Float.BYTES * dimensions));
        return (int) crc.getValue();
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                throw new IOException("a cache file became shorter while it was open");
            }
            at += read;
        }
        buffer.flip();
    }

    private static void write(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    @Override
    public void close() throws IOException {
        try (names) {
            vectors.close();
        }
    }
}
