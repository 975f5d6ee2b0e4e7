package ai.babelbit.dialogue.scoring;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The lines of a log, each with where it ends, so that reading can go on from there another time. Bytes
/// that are not UTF-8 become replacement characters: one broken line must not hide the others. Not
/// thread-safe.
public final class LogLines implements Closeable {
    /// A longer line is passed over, whatever is in it.
    public static final int MOST_BYTES = 1 << 24;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;
    private int number;
    private long end;

    private LogLines(InputStream in, long offset) {
        this.in = in;
        this.end = offset;
    }

    /// Opens the file.
    ///
    /// @param offset where to begin, in bytes: 0 or an earlier reader's [#end]
    public static LogLines open(Path file, long offset) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(offset);
            return new LogLines(in, offset);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /// Goes to the next line; false when there is none.
    public boolean next() throws IOException {
        line.reset();
        tooLong = false;
        long before = end;
        while (from < to || fill()) {
            int newline = from;
            while (newline < to && buffer[newline] != '\n') {
                newline++;
            }
            keep(from, newline);
            end += newline - from;
            from = newline;
            if (newline < to) {
                from++;
                end++;
                break;
            }
        }
        if (end == before) {
            return false;
        }
        number++;
        return true;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    private void keep(int start, int stop) {
        if (tooLong || line.size() + stop - start > MOST_BYTES) {
            tooLong = true;
            line.reset();
        } else {
            line.write(buffer, start, stop - start);
        }
    }

    /// The line without its end; null when it is longer than [#MOST_BYTES].
    public @Nullable String text() {
        return tooLong ? null : line.toString(StandardCharsets.UTF_8);
    }

    /// The line's number since the reader was opened, 1-based.
    public int number() {
        return number;
    }

    /// How many bytes of the file lie before the next line.
    public long end() {
        return end;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
