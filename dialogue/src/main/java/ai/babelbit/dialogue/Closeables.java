package ai.babelbit.dialogue;

import java.io.Closeable;
import java.io.IOException;

/// Two things that are closed together: the outer one first, the inner one even if that fails.
record Closeables(AutoCloseable outer, Closeable inner) implements Closeable {
    @Override
    public void close() throws IOException {
        try (inner) {
            outer.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
