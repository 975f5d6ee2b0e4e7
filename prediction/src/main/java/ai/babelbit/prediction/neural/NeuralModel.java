package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.prediction.corpus.Failures;
import ai.babelbit.prediction.neural.kernel.Kernels;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A trained decoder with its tokenizer. Immutable, safe for concurrent use; its memory is given back when nothing
/// refers to it.
public final class NeuralModel {
    private final Shape shape;
    private final Weights weights;
    private final Rotation rotation;
    private final Tokenizer tokenizer;
    private final Marks marks;

    NeuralModel(Shape shape, Weights weights, Tokenizer tokenizer, Marks marks) {
        this.shape = shape;
        this.weights = weights;
        this.rotation = new Rotation(shape.positions(), shape.headWidth(), shape.length());
        this.tokenizer = tokenizer;
        this.marks = marks;
    }

    /// Maps a model: a safetensors file that carries its configuration and tokenizer within it, a GGUF file, or a
    /// folder as Hugging Face publishes them, with `config.json`, `tokenizer.json` and safetensors files.
    ///
    /// @throws InvalidInputException when it cannot be read or is not a whole model of the Llama family
    public static NeuralModel open(Path path) {
        if (Files.isDirectory(path)) {
            return ModelFolder.open(path);
        }
        MemorySegment memory = map(path);
        return Gguf.isGguf(memory) ? Gguf.model(memory, path.toString()) : of(memory, path.toString());
    }

    static MemorySegment map(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            // Unmapped by the collector: whoever draws from the model never meets memory that is gone.
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        } catch (IOException e) {
            throw Failures.unreadable(path, e);
        }
    }

    /// Reads a model to the stream's end, outside the heap; the caller closes the stream.
    ///
    /// @param name for messages
    /// @throws InvalidInputException when it cannot be read or is not a whole model
    public static NeuralModel read(InputStream in, String name) {
        try {
            byte[] bytes = in.readAllBytes();
            // As a mapped file has it: the kernels stay quick where they see one kind of memory only.
            MemorySegment memory = Arena.ofAuto().allocate(Math.max(1, bytes.length), 64);
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, 0, bytes.length);
            return of(memory.asSlice(0, bytes.length), name);
        } catch (IOException e) {
            throw Failures.unreadable(Path.of(name), e);
        }
    }

    private static NeuralModel of(MemorySegment memory, String name) {
        Safetensors file = Safetensors.of(memory, name);
        Shape shape = Shape.of(json(file.metadata("config"), name + ": metadata \"config\""), name);
        JsonNode tokens = json(file.metadata("tokenizer"), name + ": metadata \"tokenizer\"");
        Tokenizer tokenizer = TokenizerJson.read(tokens, name);
        return of(new TensorFile(name, file.tensors()), shape, Weights.Names.HUGGING_FACE, tokenizer, marks(tokens));
    }

    static NeuralModel of(TensorFile file, Shape shape, Weights.Names names, Tokenizer tokenizer, Marks.Named marks) {
        Weights weights = Weights.of(file, shape, names);
        return new NeuralModel(shape, weights, tokenizer, Marks.of(marks, shape, tokenizer, file.name()));
    }

    static Marks.Named marks(JsonNode tokens) {
        return mark -> TokenizerJson.special(tokens, mark);
    }

    private static JsonNode json(String text, String what) {
        try {
            return Json.MAPPER.readTree(text.isEmpty() ? "{}" : text);
        } catch (JacksonException e) {
            throw new InvalidInputException(what + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    Shape shape() {
        return shape;
    }

    Tokenizer tokenizer() {
        return tokenizer;
    }

    Marks marks() {
        return marks;
    }

    /// @param rows side by side at most
    Decoder decoder(int rows) {
        return decoder(rows, Kernels.best(), true);
    }

    Decoder decoder(int rows, Kernels kernels, boolean wholeNumbers) {
        return new Decoder(shape, weights, rotation, kernels, rows, wholeNumbers);
    }
}
