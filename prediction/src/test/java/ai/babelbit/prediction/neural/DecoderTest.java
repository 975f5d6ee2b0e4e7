package ai.babelbit.prediction.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.babelbit.dialogue.Deadline;
import ai.babelbit.prediction.neural.kernel.Kernels;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class DecoderTest {
    private static final Deadline LATER = Deadline.in(Duration.ofMinutes(1));

    @Test
    void logitsAreThoseOfPyTorch() throws IOException {
        NeuralModel model = Recorded.model("tiny-f32.safetensors");
        for (Kernels kernels : List.of(Kernels.scalar(), Kernels.best())) {
            for (int capacity : new int[] {1, 3, 64}) {
                assertLikeRecorded(model, model.decoder(capacity, kernels, false), 1e-3, 1e-4);
            }
        }
    }

    @Test
    void bytesInsteadOfFloatsComeClose() throws IOException {
        NeuralModel model = Recorded.model("tiny-int8.safetensors");
        // Eight bits a weight; the logits' own size is about 5.
        assertLikeRecorded(model, model.decoder(16, Kernels.best(), false), 0, 0.25);
        assertLikeRecorded(model, model.decoder(16, Kernels.scalar(), false), 0, 0.25);
    }

    @Test
    void wholeNumbersComeClose() throws IOException {
        NeuralModel model = Recorded.model("tiny-int8.safetensors");
        JsonNode recorded = Recorded.json();
        int[] ids = Recorded.ids(recorded.path("ids"));
        for (Kernels kernels : List.of(Kernels.scalar(), Kernels.best())) {
            Decoder decoder = model.decoder(1, kernels, true);
            KvCache own = new KvCache(model.shape(), ids.length);
            for (int position = 0; position < ids.length; position++) {
                decoder.rows().clear();
                decoder.rows().addOwn(ids[position], 0, own, position);
                decoder.pass(null, 0);
            }
            assertLogits(recorded.path("logits").path("39"), decoder, 0, 0.5);
        }
    }

    private static void assertLikeRecorded(NeuralModel model, Decoder decoder, double relative, double absolute)
            throws IOException {
        JsonNode recorded = Recorded.json();
        int[] ids = Recorded.ids(recorded.path("ids"));
        recorded.path("logits").properties().forEach(entry -> {
            int at = Integer.parseInt(entry.getKey());
            new Cursor(model.shape()).move(Arrays.copyOf(ids, at + 1), decoder, LATER);
            assertLogits(entry.getValue(), decoder, relative, absolute);
        });
    }

    private static void assertLogits(JsonNode recorded, Decoder decoder, double relative, double absolute) {
        for (int i = 0; i < recorded.size(); i++) {
            double expected = recorded.path(i).asDouble();
            assertThat((double) decoder.logits()[i])
                    .as("logit %d", i)
                    .isCloseTo(expected, within(absolute + relative * Math.abs(expected)));
        }
    }

    @Test
    void branchesOfASharedBeginningSeeWhatASingleTextWouldSee() throws IOException {
        NeuralModel model = Recorded.model("tiny-f32.safetensors");
        int[] ids = Recorded.ids(Recorded.json().path("ids"));
        Decoder decoder = model.decoder(8, Kernels.best(), true);
        Cursor whole = new Cursor(model.shape());
        whole.move(ids, decoder, LATER);
        float[] expected = Arrays.copyOf(decoder.logits(), model.shape().vocabulary());

        Cursor beginning = new Cursor(model.shape());
        beginning.move(Arrays.copyOf(ids, ids.length - 5), decoder, LATER);
        KvCache[] own = {new KvCache(model.shape(), 5), new KvCache(model.shape(), 5), new KvCache(model.shape(), 5)};
        for (int i = 0; i < 5; i++) {
            decoder.rows().clear();
            for (int branch = 0; branch < own.length; branch++) {
                int token = branch == 1 ? ids[ids.length - 5 + i] : branch;
                decoder.rows().addOwn(token, beginning.size(), own[branch], i);
            }
            decoder.pass(beginning.cache(), 0);
        }
        int vocabulary = model.shape().vocabulary();
        float[] branch = Arrays.copyOfRange(decoder.logits(), vocabulary, 2 * vocabulary);
        for (int i = 0; i < vocabulary; i++) {
            assertThat(branch[i]).isCloseTo(expected[i], within(1e-4f));
        }
    }

    @Test
    void aCursorThatMovesOnOrBackGivesWhatAFreshOneGives() throws IOException {
        NeuralModel model = Recorded.model("tiny-f32.safetensors");
        int[] ids = Recorded.ids(Recorded.json().path("ids"));
        Decoder decoder = model.decoder(8, Kernels.best(), true);
        Cursor moving = new Cursor(model.shape());
        int[] other = ids.clone();
        other[7]++;
        for (int[] tokens : List.of(ids, Arrays.copyOf(ids, 12), other, ids, ids)) {
            moving.move(tokens, decoder, LATER);
            float[] moved = decoder.logits().clone();
            new Cursor(model.shape()).move(tokens, decoder, LATER);
            for (int i = 0; i < model.shape().vocabulary(); i++) {
                assertThat(moved[i]).isCloseTo(decoder.logits()[i], within(1e-5f));
            }
        }
    }
}
