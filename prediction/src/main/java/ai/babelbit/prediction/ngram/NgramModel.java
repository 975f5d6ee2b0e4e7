package ai.babelbit.prediction.ngram;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.corpus.CorpusFigures;
import ai.babelbit.prediction.corpus.Failures;
import ai.babelbit.prediction.corpus.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A trained model, mapped into memory: opening it reads it once, to see that it is whole, and keeps nothing of it on
/// the heap. Made by [NgramTrainer]. Immutable, safe for concurrent use; the memory is given back when nothing refers
/// to the model.
public final class NgramModel {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment memory;
    private final ModelHeader header;
    private final ModelLayout layout;
    private final Vocabulary vocabulary;
    private final Topics topics;
    /// (order + 1); place 0 is a copy of level 1, never used
    private final TrieLevel[] levels;

    private NgramModel(MemorySegment memory, ModelHeader header, String name) {
        this.memory = memory;
        this.header = header;
        this.layout = new ModelLayout(header);
        if (layout.bytes != memory.byteSize()) {
            throw new InvalidInputException(
                    name + ": damaged, its parts take " + layout.bytes + " bytes of " + memory.byteSize());
        }
        this.vocabulary =
                new Vocabulary(memory, layout.text, layout.textEnds(memory), layout.index(memory), header.entries()[1]);
        this.topics = new Topics(memory, layout.topics, header.topics(), header.topicWords());
        this.levels = new TrieLevel[header.order() + 1];
        for (int n = 0; n < levels.length; n++) {
            levels[n] = new TrieLevel(memory, layout, Math.max(1, n), header);
        }
    }

    /// Maps a model file.
    ///
    /// @throws InvalidInputException when it cannot be read, is not a model, damaged or not a whole one
    public static NgramModel open(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            // Unmapped by the collector: whoever draws from the model never meets memory that is gone.
            MemorySegment memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            return of(memory, path.toString());
        } catch (IOException e) {
            throw Failures.unreadable(path, e);
        }
    }

    /// Reads a model to the stream's end into the heap; the caller closes the stream.
    ///
    /// @param name for messages
    /// @throws InvalidInputException when it is not a model, damaged or not a whole one
    public static NgramModel read(InputStream in, String name) {
        try {
            return of(MemorySegment.ofArray(in.readAllBytes()), name);
        } catch (IOException e) {
            throw Failures.unreadable(Path.of(name), e);
        }
    }

    private static NgramModel of(MemorySegment memory, String name) {
        return new NgramModel(memory, ModelHeader.read(memory, name), name);
    }

    /// How many words an n-gram has at most.
    public int order() {
        return header.order();
    }

    /// How many n-grams of this many words it holds.
    ///
    /// @param words 1 to [#order]
    public int size(int words) {
        return header.entries()[words];
    }

    /// How large the file is.
    public long bytes() {
        return memory.byteSize();
    }

    /// What it was learnt from.
    public CorpusFigures corpus() {
        return header.corpus();
    }

    Topics topics() {
        return topics;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /// What may follow `n` words, and what is known of n-grams of `n` words.
    TrieLevel level(int n) {
        return levels[n];
    }

    /// P(w) with no history at all.
    float wordProbability(int word) {
        return memory.get(FLOAT, layout.words + (long) word * Float.BYTES);
    }
}
