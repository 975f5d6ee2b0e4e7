package ai.babelbit.prediction;

import ai.babelbit.prediction.corpus.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A large file inside the jar. What lies in a jar cannot be mapped into memory, so it is unpacked once into a
/// cache, under the digest of its content; where that cannot be done it is read into the heap.
record ShippedFile(String name) {
    /// Opens it.
    ///
    /// @param mapped opens it as a file
    /// @param read reads it from a stream, whose name is the second argument
    <T> T open(Path cache, Function<Path, T> mapped, BiFunction<InputStream, String, T> read) {
        Path file = cache.resolve("models").resolve(digest() + "-" + name);
        if (!Files.exists(file)) {
            try (InputStream in = content()) {
                WholeFile.write(file, in.readAllBytes());
            } catch (IOException e) {
                System.getLogger(ShippedFile.class.getName())
                        .log(
                                System.Logger.Level.DEBUG,
                                "keeps " + name + " in the heap: " + file + " cannot be made",
                                e);
                return readIntoHeap(read);
            }
        }
        return mapped.apply(file);
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

    /// Written beside the file by the build, since reading all of it just to know its name would take longer
    /// than all the rest.
    private String digest() {
        try (InputStream in = ShippedFile.class.getResourceAsStream(name + ".sha256")) {
            if (in == null) {
                throw new IllegalStateException(name + ".sha256 is not on the class path");
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII)
                    .strip()
                    .substring(0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(name + ".sha256 cannot be read from the class path", e);
        }
    }

    /// The SHA-256 of the content, in hexadecimal.
    String contentDigest() {
        try (InputStream in = content()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(in.readAllBytes());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the class path", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
