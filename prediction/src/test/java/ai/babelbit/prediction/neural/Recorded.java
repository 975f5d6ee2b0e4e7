package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.Json;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// A tiny random model and what PyTorch and Hugging Face's tokenizers make of it, recorded by `training/vectors.py`.
final class Recorded {
    private Recorded() {}

    static NeuralModel model(String file) throws IOException {
        return NeuralModel.of(memory(bytes(file)), file);
    }

    static MemorySegment memory(byte[] bytes) {
        MemorySegment memory = Arena.ofAuto().allocate(Math.max(1, bytes.length), 64);
        memory.copyFrom(MemorySegment.ofArray(bytes));
        return memory.asSlice(0, bytes.length);
    }

    static byte[] bytes(String file) throws IOException {
        try (InputStream in = Recorded.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("no resource " + file);
            }
            return in.readAllBytes();
        }
    }

    static JsonNode json() throws IOException {
        return Json.MAPPER.readTree(bytes("recorded.json"));
    }

    static int[] ids(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.path(i).asInt()).toArray();
    }
}
