package ai.babelbit.prediction;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.corpus.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A large file inside the jar. What lies in a jar cannot be mapped into memory, so it is unpacked once into a
/// cache, under the digest of its content; where that cannot be done it is read into the heap.
record ShippedFile(String name) {
    private static final System.Logger LOG = System.getLogger(ShippedFile.class.getName());

    /// Opens it. What lies in the cache but cannot be opened was damaged there, and is unpacked anew.
    ///
    /// @param mapped opens it as a file; throws [InvalidInputException] when that is not what it should be
    /// @param read reads it from a stream, whose name is the second argument
    <T> T open(Path cache, Function<Path, T> mapped, BiFunction<InputStream, String, T> read) {
        Path file = cache.resolve("models").resolve(digest() + "-" + name);
        if (Files.exists(file)) {
            try {
                return mapped.apply(file);
            } catch (InvalidInputException e) {
                LOG.log(System.Logger.Level.DEBUG, "unpacks " + name + " anew", e);
            }
        }
        try (InputStream in = content()) {
            WholeFile.write(file, in.readAllBytes());
            return mapped.apply(file);
        } catch (IOException | InvalidInputException e) {
            LOG.log(System.Logger.Level.DEBUG, "keeps " + name + " in the heap: " + file + " cannot be made", e);
            return readIntoHeap(read);
        }
    }

    private <T> T readIntoHeap(BiFunction<InputStream, String, T> read) {
        try (InputStream in = content()) {
            return read.apply(in, name);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the class path", e);
        }
    }

    private InputStream content() {
        InputStream in = ShippedFile.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        return in;
    }

    /// Kept beside the file, since reading all of it just to know its name would take longer
    /// than all the rest.
    private String digest() {
        try (InputStream in = ShippedFile.class.getResourceAsStream(name + ".sha256")) {
            if (in == null) {
                throw new IllegalStateException(name + ".sha256 is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .substring(0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(name + ".sha256 cannot be read from the class path", e);
        }
    }
}
