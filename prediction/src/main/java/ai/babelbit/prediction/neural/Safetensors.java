package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.prediction.neural.TensorFile.Tensor;
import ai.babelbit.prediction.neural.kernel.Matrix;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads the header of a [safetensors](https://github.com/huggingface/safetensors) file; nothing in it is trusted.
final class Safetensors {
    /// The format's own limit is 100 MB; no model has needed more than a few.
    private static final long MAX_HEADER = 64L << 20;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String name;
    private final MemorySegment data;
    private final JsonNode header;

    private Safetensors(String name, MemorySegment data, JsonNode header) {
        this.name = name;
        this.data = data;
        this.header = header;
    }

    /// @param name for messages
    /// @throws InvalidInputException when it is not a whole safetensors file
    static Safetensors of(MemorySegment file, String name) {
        long size = file.byteSize() < 8 ? -1 : file.get(LONG, 0);
        if (size < 2 || size > MAX_HEADER || size > file.byteSize() - 8) {
            throw new InvalidInputException(name + ": not a whole safetensors file");
        }
        String text = new String(file.asSlice(8, size).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        try {
            JsonNode header = Json.MAPPER.readTree(text);
            if (!header.isObject()) {
                throw new InvalidInputException(name + ": its safetensors header must be an object");
            }
            return new Safetensors(name, file.asSlice(8 + size), header);
        } catch (JacksonException e) {
            throw new InvalidInputException(
                    name + ": its safetensors header is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// A text of the file's metadata, empty when there is none of this name.
    String metadata(String key) {
        return header.path("__metadata__").path(key).asString("");
    }

    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new HashMap<>();
        header.properties().forEach(entry -> {
            if (!entry.getKey().equals("__metadata__")) {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
            }
        });
        return tensors;
    }

    private Tensor tensor(String tensor, JsonNode entry) {
        Matrix.Type type = type(tensor, entry.path("dtype").asString(""));
        JsonNode shape = entry.path("shape");
        long rows = shape.size() == 2 ? shape.path(0).asLong(0) : 1;
        long columns = shape.size() == 0 ? 0 : shape.path(shape.size() - 1).asLong(0);
        long start = entry.path("data_offsets").path(0).asLong(-1);
        long end = entry.path("data_offsets").path(1).asLong(-1);
        boolean fits = shape.size() <= 2
                && rows > 0
                && columns > 0
                && rows <= Integer.MAX_VALUE
                && columns <= Integer.MAX_VALUE / 8
                && start >= 0
                && start <= end
                && end <= data.byteSize()
                && end - start == type.bytes(rows * columns);
        if (!fits) {
            throw new InvalidInputException(
                    "%s: tensor \"%s\" of shape %s does not lie within its offsets %s or the file"
                            .formatted(name, tensor, shape, entry.path("data_offsets")));
        }
        return new Tensor(type, (int) rows, (int) columns, data.asSlice(start, end - start));
    }

    private Matrix.Type type(String tensor, String dtype) {
        return switch (dtype) {
            case "F32" -> Matrix.Type.F32;
            case "F16" -> Matrix.Type.F16;
            case "BF16" -> Matrix.Type.BF16;
            case "I8" -> Matrix.Type.I8;
            default ->
                throw new InvalidInputException(
                        name + ": tensor \"" + tensor + "\" must be F32, F16, BF16 or I8, is \"" + dtype + "\"");
        };
    }
}
