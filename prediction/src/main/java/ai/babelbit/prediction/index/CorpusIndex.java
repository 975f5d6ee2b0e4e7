package ai.babelbit.prediction.index;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.prediction.corpus.CorpusFigures;
import ai.babelbit.prediction.corpus.Failures;
import ai.babelbit.prediction.corpus.Tokens;
import ai.babelbit.prediction.corpus.Vocabulary;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An index over dialogues, mapped into memory: opening reads a manifest, the rest comes as it is used. Made by
/// [CorpusIndexer]. Immutable, safe for concurrent use; the memory is given back when nothing refers to the index.
public final class CorpusIndex {
    static final int BLOCK = 64;

    /// In bytes; ours take less than one kilobyte.
    private static final long MAX_MANIFEST = 1 << 20;

    private final CorpusFigures corpus;
    private final Vocabulary vocabulary;
    final Ints tokens;
    final Ints suffixes;
    final Ints firsts;
    final Ints openings;
    final Ints utterances;
    final Ints sceneOf;
    final Ints scenes;
    final Ints postingStarts;
    final Ints postings;
    private final Ints blocks;

    private CorpusIndex(Path folder, CorpusFigures corpus, Map<IndexParts, MemorySegment> parts) {
        this.corpus = corpus;
        this.vocabulary =
                VocabularyFile.read(part(parts, IndexParts.VOCABULARY), folder.resolve(IndexParts.VOCABULARY.file()));
        this.tokens = ints(parts, IndexParts.TOKENS);
        this.suffixes = ints(parts, IndexParts.SUFFIXES);
        this.firsts = ints(parts, IndexParts.FIRSTS);
        this.openings = ints(parts, IndexParts.OPENINGS);
        this.utterances = ints(parts, IndexParts.UTTERANCES);
        this.blocks = ints(parts, IndexParts.BLOCKS);
        this.sceneOf = ints(parts, IndexParts.SCENE_OF);
        this.scenes = ints(parts, IndexParts.SCENES);
        this.postingStarts = ints(parts, IndexParts.POSTING_STARTS);
        this.postings = ints(parts, IndexParts.POSTINGS);
        if (!fits()) {
            throw new InvalidInputException(folder + ": damaged, its files do not fit each other");
        }
    }

    /// Whether the arrays are as long as the others say. Everything in them is not read for that.
    private boolean fits() {
        int words = vocabulary.size();
        int size = tokens.size();
        int count = openings.size();
        return count >= 1
                && size >= 1
                && sceneCount() >= 1
                && firsts.size() == words + 1
                && firsts.get(words) == suffixes.size()
                && postingStarts.size() == words + 1
                && postingStarts.get(words) == postings.size()
                && utterances.size() == count + 1
                && utterances.get(count) == size
                && sceneOf.size() == count
                && scenes.get(sceneCount()) == count
                && blocks.size() == size / BLOCK + 1
                && tokens.get(size - 1) == Tokens.END;
    }

    private static Ints ints(Map<IndexParts, MemorySegment> parts, IndexParts part) {
        return new Ints(part(parts, part));
    }

    private static MemorySegment part(Map<IndexParts, MemorySegment> parts, IndexParts part) {
        MemorySegment memory = parts.get(part);
        if (memory == null) {
            throw new IllegalStateException(part + " was not mapped");
        }
        return memory;
    }

    /// Maps an index.
    ///
    /// @throws InvalidInputException when it cannot be read, is no index or not a whole one
    public static CorpusIndex open(Path folder) {
        JsonNode manifest = manifest(folder);
        int version = manifest.path("version").asInt(0);
        if (version != IndexFolder.VERSION) {
            throw new InvalidInputException(
                    folder + ": an index of version " + version + ", expected version " + IndexFolder.VERSION);
        }
        Map<IndexParts, MemorySegment> parts = new EnumMap<>(IndexParts.class);
        for (IndexParts part : IndexParts.values()) {
            Path file = folder.resolve(part.file());
            long expected = manifest.path("files").path(part.file()).asLong(-1);
            if (expected < 0) {
                throw new InvalidInputException(
                        folder.resolve(IndexFolder.MANIFEST) + ": damaged, does not say how large " + file + " is");
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                if (channel.size() != expected) {
                    throw new InvalidInputException(
                            file + ": expected " + expected + " bytes, found " + channel.size());
                }
                // Unmapped by the collector: whoever searches never meets memory that is gone.
                parts.put(part, channel.map(FileChannel.MapMode.READ_ONLY, 0, expected, Arena.ofAuto()));
            } catch (IOException e) {
                throw Failures.unreadable(file, e);
            }
        }
        CorpusFigures corpus = new CorpusFigures(
                manifest.path("dialogues").asLong(0),
                manifest.path("utterances").asLong(0),
                manifest.path("words").asLong(0),
                manifest.path("different_words").asLong(0));
        return new CorpusIndex(folder, corpus, parts);
    }

    /// Whether an index of any version is there, whole or not.
    static boolean isIn(Path folder) {
        try {
            manifest(folder);
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private static JsonNode manifest(Path folder) {
        Path file = folder.resolve(IndexFolder.MANIFEST);
        try {
            if (Files.size(file) > MAX_MANIFEST) {
                throw new InvalidInputException(folder + ": not an index over a corpus");
            }
            JsonNode manifest = Json.MAPPER.readTree(Files.readString(file));
            if (!manifest.path("format").asString("").equals(IndexFolder.FORMAT)) {
                throw new InvalidInputException(folder + ": not an index over a corpus");
            }
            return manifest;
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file + ": not UTF-8 text", e);
        } catch (JacksonException e) {
            throw new InvalidInputException(file + ": not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw Failures.unreadable(file, e);
        }
    }

    /// What is in it.
    public CorpusFigures corpus() {
        return corpus;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /// The utterance that a place in the text belongs to.
    int utteranceAt(int place) {
        int utterance = blocks.get(place / BLOCK);
        int last = utterances.size() - 2;
        while (utterance < last && utterances.get(utterance + 1) <= place) {
            utterance++;
        }
        return utterance;
    }

    /// Whether nothing was said in its dialogue before this utterance.
    boolean opensDialogue(int utterance) {
        return tokens.get(utterances.get(utterance) - 1) == Tokens.START;
    }

    int sceneCount() {
        return scenes.size() - 1;
    }
}
