package ai.babelbit.bench;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// How long it takes to read a runtime's metadata, cold and warm; the file holds it in hexadecimal digits.
public final class MetadataSpeed {
    private static final int ROUNDS = 101;

    private MetadataSpeed() {}

    /// Reads the file named by the first argument.
    public static void main(String[] arguments) throws IOException {
        ByteString bytes =
                ByteString.hex(Files.readString(Path.of(arguments[0])).strip());
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            Metadata.decode(bytes);
            nanos[i] = System.nanoTime() - start;
        }
        double first = nanos[0] / 1e6;
        Arrays.sort(nanos);
        System.out.printf(
                "metadata of %d bytes: %.1f ms the first time, median %.1f ms of %d%n",
                bytes.size(), first, nanos[ROUNDS / 2] / 1e6, ROUNDS);
    }
}
