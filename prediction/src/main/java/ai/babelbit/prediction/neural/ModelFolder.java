package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.prediction.corpus.Failures;
import ai.babelbit.prediction.neural.TensorFile.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A model as Hugging Face publishes them: a folder with `config.json`, `tokenizer.json` and safetensors files.
final class ModelFolder {
    /// Tokenizers of a hundred thousand words take some ten megabytes.
    private static final long MAX_JSON = 64L << 20;

    private ModelFolder() {}

    static NeuralModel open(Path folder) {
        Shape shape = Shape.of(json(folder.resolve("config.json")), folder.toString());
        JsonNode tokens = json(folder.resolve("tokenizer.json"));
        Tokenizer tokenizer =
                TokenizerJson.read(tokens, folder.resolve("tokenizer.json").toString());
        Map<String, Tensor> tensors = new HashMap<>();
        for (Path part : parts(folder)) {
            tensors.putAll(
                    Safetensors.of(NeuralModel.map(part), part.toString()).tensors());
        }
        return NeuralModel.of(
                new TensorFile(folder.toString(), tensors),
                shape,
                Weights.Names.HUGGING_FACE,
                tokenizer,
                NeuralModel.marks(tokens));
    }

    private static List<Path> parts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> parts = files.filter(
                            file -> file.getFileName().toString().endsWith(".safetensors"))
                    .sorted()
                    .toList();
            if (parts.isEmpty()) {
                throw new InvalidInputException(folder + ": has no .safetensors file");
            }
            return parts;
        } catch (IOException e) {
            throw Failures.unreadable(folder, e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            if (Files.size(file) > MAX_JSON) {
                throw new InvalidInputException(file + ": must have at most " + MAX_JSON + " bytes");
            }
            return Json.MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw Failures.unreadable(file, e);
        } catch (JacksonException e) {
            throw new InvalidInputException(file + ": is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
