package ai.babelbit.prediction.embedding;

import ai.babelbit.dialogue.scoring.Embedder;
import ai.babelbit.dialogue.scoring.ForwardingEmbedder;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Embeds equal texts once: remembers vectors in a bounded piece of memory and, where there is a folder for
/// it, on disk from one run to the next. Gives exactly the vectors that the embedder behind it gives.
///
/// Safe for concurrent use; nobody may be embedding when it is closed.
public final class CachedEmbedder extends ForwardingEmbedder implements AutoCloseable {
    /// How much memory the vectors and their texts take at most.
    public static final long MEMORY = 64L << 20;
    /// How much space on disk they take at most.
    public static final long DISK = 256L << 20;

    private static final System.Logger LOG = System.getLogger(CachedEmbedder.class.getName());
    private static final int ENTRY_OVERHEAD = 128;

    private final Cache<String, float[]> memory;
    private final ExecutorService workers;
    private volatile @Nullable VectorStore disk;

    /// Before this embedder, which is closed with this one.
    ///
    /// @param folder where vectors outlive the process; null for nowhere
    /// @param threads how many texts are embedded side by side when they are prepared
    public CachedEmbedder(Embedder inner, @Nullable Path folder, int threads) {
        this(inner, folder, threads, MEMORY, DISK);
    }

    CachedEmbedder(Embedder inner, @Nullable Path folder, int threads, long memoryBytes, long diskBytes) {
        super(inner);
        this.memory = Caffeine.newBuilder()
                .maximumWeight(memoryBytes)
                .weigher((String text, float[] vector) ->
                        ENTRY_OVERHEAD + 2 * text.length() + Float.BYTES * vector.length)
                .executor(Runnable::run)
                .build();
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("embedder-", 0).factory());
        this.disk = folder == null ? null : open(inner, folder, diskBytes);
    }

    private static @Nullable VectorStore open(Embedder inner, Path folder, long bytes) {
        // Another runtime or processor may round differently, and a score must not depend on who came first.
        String name = inner.digest().substring(0, 16) + "-" + inner.runtime() + "-" + System.getProperty("os.arch");
        Path own = folder.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_"));
        try {
            return VectorStore.open(own, inner.dimensions(), bytes);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "embeddings are not kept, {0} cannot be used: {1}", own, e.toString());
            return null;
        }
    }

    @Override
    public float[] embed(String text) {
        return memory.get(text, this::fromDiskOrNew);
    }

    private float[] fromDiskOrNew(String text) {
        VectorStore store = disk;
        if (store == null) {
            return inner().embed(text);
        }
        TextKey key = TextKey.of(text);
        float[] kept = kept(store, key);
        if (kept != null) {
            return kept;
        }
        float[] made = inner().embed(text);
        try {
            store.put(key, made);
        } catch (IOException e) {
            giveUp(e);
        }
        return made;
    }

    private float @Nullable [] kept(VectorStore store, TextKey key) {
        try {
            return store.get(key);
        } catch (IOException e) {
            giveUp(e);
            return null;
        }
    }

    /// A full or broken disk costs speed, never a score.
    private void giveUp(IOException e) {
        disk = null;
        LOG.log(System.Logger.Level.WARNING, "embeddings are no longer kept on disk: {0}", e.toString());
    }

    @Override
    public void prepare(Collection<String> texts) {
        List<String> missing = new ArrayList<>(new LinkedHashSet<>(texts));
        missing.removeIf(text -> memory.getIfPresent(text) != null);
        if (missing.size() < 2) {
            return;
        }
        List<Future<?>> running = new ArrayList<>();
        missing.forEach(text -> running.add(workers.submit(() -> embed(text))));
        try {
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        workers.shutdown();
        VectorStore store = disk;
        disk = null;
        try {
            if (store != null) {
                store.close();
            }
        } finally {
            if (inner() instanceof AutoCloseable closeable) {
                close(closeable);
            }
        }
    }

    private static void close(AutoCloseable closeable) throws IOException {
        try {
            closeable.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
