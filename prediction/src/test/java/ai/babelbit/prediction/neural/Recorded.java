package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// A tiny random model and what PyTorch and Hugging Face's tokenizers make of it, recorded by `training/vectors.py`.
final class Recorded {
    private Recorded() {}

    static NeuralModel model(String file) throws IOException {
        return NeuralModel.read(new ByteArrayInputStream(bytes(file)), file);
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
