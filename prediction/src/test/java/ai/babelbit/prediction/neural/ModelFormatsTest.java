package ai.babelbit.prediction.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.prediction.neural.kernel.Kernels;
import ai.babelbit.prediction.neural.kernel.Matrix;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The same tiny model in every layout that users may bring.
final class ModelFormatsTest {
    private static final Deadline LATER = Deadline.in(Duration.ofMinutes(1));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tiny-f32.safetensors", "tiny.gguf", "folder"})
    void everyLayoutGivesPyTorchsLogits(String layout) throws IOException {
        NeuralModel model = NeuralModel.open(copy(layout));
        JsonNode recorded = Recorded.json();
        int[] ids = Recorded.ids(recorded.path("ids"));
        Decoder decoder = model.decoder(8, Kernels.best(), false);
        new Cursor(model.shape()).move(Arrays.copyOf(ids, 18), decoder, LATER);
        JsonNode expected = recorded.path("logits").path("17");
        for (int i = 0; i < expected.size(); i++) {
            // Half precision keeps eleven bits of a weight.
            assertThat((double) decoder.logits()[i]).isCloseTo(expected.path(i).asDouble(), within(0.02));
        }
        try (NeuralSource source = NeuralSource.of(model)) {
            assertThat(source.open(Context.of("hello"), 1).propose("so", 3, LATER))
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-int8.safetensors", "tiny.gguf"})
    void aFileCutAnywhereIsRefusedInOneLine(String name) throws IOException {
        byte[] bytes = Recorded.bytes(name);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            int length = i < 40 ? i : random.nextInt(bytes.length);
            Path cut = folder.resolve("cut");
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> NeuralModel.open(cut))
                    .as("seed 3, %d bytes", length)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith(cut + ": ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-int8.safetensors", "tiny.gguf"})
    void aDamagedHeaderIsRefusedOrHarmless(String name) throws IOException {
        byte[] bytes = Recorded.bytes(name);
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(Math.min(9000, bytes.length))] = (byte) random.nextInt(256);
            Path file = folder.resolve("damaged");
            Files.write(file, damaged);
            try {
                assertThat(NeuralModel.open(file).shape().layers()).isPositive();
            } catch (InvalidInputException e) {
                assertThat(e.getMessage()).as("seed 8").startsWith(file + ": ");
            }
        }
    }

    @Test
    void anotherArchitectureIsNamedInTheRefusal() throws IOException {
        Path model = copy("folder");
        Files.writeString(model.resolve("config.json"), "{\"model_type\": \"bert\"}");
        assertThatThrownBy(() -> NeuralModel.open(model))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(model + ": model_type must be \"llama\", is \"bert\"");
    }

    @Test
    void blocksOfBytesAreTimesTheirScale() {
        MemorySegment data = Arena.ofAuto().allocate(68);
        data.set(ValueLayout.JAVA_SHORT_UNALIGNED, 0, Float.floatToFloat16(0.5f));
        data.set(ValueLayout.JAVA_BYTE, 2, (byte) -128);
        data.set(ValueLayout.JAVA_SHORT_UNALIGNED, 34, Float.floatToFloat16(2));
        data.set(ValueLayout.JAVA_BYTE, 36 + 31, (byte) 3);
        float[] row = new float[65];
        Matrix.of(Matrix.Type.Q8_0, 1, 64, data).read(0, row, 1);
        assertThat(row[1]).isEqualTo(-64);
        assertThat(row[64]).isEqualTo(6);
        assertThat(row[2]).isZero();
    }

    @Test
    void llama3sStretchedPositionsAreThoseOfItsPaper() {
        // transformers 4.x, _compute_llama3_parameters, for theta 500000, factor 8, 1, 4, 8192, head width 128
        Rotation.Settings settings = new Rotation.Settings(500_000, false, 8, 1, 4, 8192);
        assertThat(settings.frequency(0, 128)).isEqualTo(1);
        double plain = Math.pow(500_000, -126.0 / 128);
        assertThat(settings.frequency(63, 128)).isCloseTo(plain / 8, within(1e-12));
    }

    private Path copy(String layout) throws IOException {
        Path target = folder.resolve(layout);
        if (!layout.equals("folder")) {
            return Files.write(target, Recorded.bytes(layout));
        }
        Files.createDirectories(target);
        JsonNode index = Json.MAPPER.readTree(
                new String(Recorded.bytes("folder/model.safetensors.index.json"), StandardCharsets.UTF_8));
        for (JsonNode part : index.path("weight_map")) {
            Files.write(target.resolve(part.asString()), Recorded.bytes("folder/" + part.asString()));
        }
        Files.write(target.resolve("config.json"), Recorded.bytes("folder/config.json"));
        Files.write(target.resolve("tokenizer.json"), Recorded.bytes("folder/tokenizer.json"));
        return target;
    }
}
