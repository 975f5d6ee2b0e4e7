package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.neural.TensorFile.Tensor;
import ai.babelbit.prediction.neural.kernel.Matrix;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a [GGUF](https://github.com/ggml-org/ggml/blob/master/docs/gguf.md) file of the Llama architecture with a
/// byte-level tokenizer; nothing in it is trusted.
final class Gguf {
    private static final int MAGIC = 0x46554747;

    private Gguf() {}

    static boolean isGguf(MemorySegment file) {
        return file.byteSize() >= 8 && file.get(GgufCursor.INT, 0) == MAGIC;
    }

    /// @param name for messages
    /// @throws InvalidInputException when it is not a whole file or no model that is supported
    static NeuralModel model(MemorySegment file, String name) {
        GgufCursor cursor = new GgufCursor(file, name, 4);
        int version = cursor.int32();
        if (version != 2 && version != 3) {
            throw new InvalidInputException(name + ": GGUF version must be 2 or 3, is " + version);
        }
        long count = cursor.count(24);
        long entries = cursor.count(13);
        Map<String, Object> metadata = new HashMap<>();
        for (long i = 0; i < entries; i++) {
            metadata.put(cursor.string(), cursor.value(cursor.int32()));
        }
        GgufMetadata known = new GgufMetadata(metadata, name);
        Map<String, Tensor> tensors = tensors(cursor, count, known.alignment(), file, name);
        Shape shape = known.shape();
        Tokenizer tokenizer = known.tokenizer();
        return NeuralModel.of(new TensorFile(name, tensors), shape, Weights.Names.GGUF, tokenizer, known::special);
    }

    private record Place(Matrix.Type type, int rows, int columns, long offset) {}

    private static Map<String, Tensor> tensors(
            GgufCursor cursor, long count, int alignment, MemorySegment file, String name) {
        Map<String, Place> places = new HashMap<>();
        for (long i = 0; i < count; i++) {
            String tensor = cursor.string();
            int dimensions = cursor.int32();
            if (dimensions < 1 || dimensions > 4) {
                throw new InvalidInputException(name + ": tensor \"" + tensor + "\" has " + dimensions + " dimensions");
            }
            long columns = cursor.int64();
            long rows = 1;
            for (int d = 1; d < dimensions; d++) {
                long size = cursor.int64();
                rows = size > 0 && rows <= Integer.MAX_VALUE / size ? rows * size : -1;
            }
            Matrix.Type type = type(cursor.int32(), tensor, name);
            if (columns < 1 || columns > Integer.MAX_VALUE / 8 || rows < 1 || !type.divides((int) columns)) {
                throw new InvalidInputException(name + ": tensor \"" + tensor + "\" has no possible shape");
            }
            places.put(tensor, new Place(type, (int) rows, (int) columns, cursor.int64()));
        }
        long start = (cursor.position() + alignment - 1) / alignment * alignment;
        Map<String, Tensor> tensors = new HashMap<>();
        places.forEach((tensor, place) -> {
            long bytes = place.type.bytes((long) place.rows * place.columns);
            if (place.offset < 0 || place.offset > file.byteSize() - start - bytes) {
                throw new InvalidInputException(name + ": tensor \"" + tensor + "\" does not lie within the file");
            }
            MemorySegment data = file.asSlice(start + place.offset, bytes);
            tensors.put(tensor, new Tensor(place.type, place.rows, place.columns, data));
        });
        return tensors;
    }

    private static Matrix.Type type(int number, String tensor, String name) {
        return switch (number) {
            case 0 -> Matrix.Type.F32;
            case 1 -> Matrix.Type.F16;
            case 8 -> Matrix.Type.Q8_0;
            case 30 -> Matrix.Type.BF16;
            default ->
                throw new InvalidInputException(
                        name + ": tensor \"" + tensor + "\" must be F32, F16, BF16 or Q8_0, has type number " + number);
        };
    }

    /// The value if it is a list, else an empty one.
    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
