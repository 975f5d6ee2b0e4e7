package ai.babelbit.prediction.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class TokenizerTest {
    private final Tokenizer tokenizer;

    TokenizerTest() throws IOException {
        tokenizer = Recorded.model("tiny-f32.safetensors").tokenizer();
    }

    @Test
    void tokensAreThoseOfTheTrainersTokenizer() throws IOException {
        JsonNode texts = Recorded.json().path("texts");
        assertThat(texts.size()).isPositive();
        for (JsonNode recorded : texts) {
            assertThat(tokenizer.encode(recorded.path("text").asString()).stream()
                            .mapToInt(i -> i)
                            .toArray())
                    .as(recorded.path("text").asString())
                    .isEqualTo(Recorded.ids(recorded.path("ids")));
        }
    }

    @Test
    void everyTextComesBackFromItsTokens() {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                int any = random.nextInt(4) == 0 ? random.nextInt(0x2000) : ' ' + random.nextInt(95);
                text.appendCodePoint(any);
            }
            assertThat(decode(tokenizer.encode(text.toString())))
                    .as("seed 9, text " + i)
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void aHugeWordTakesLittleTime() {
        String word = "a".repeat(1 << 20);
        assertThat(decode(tokenizer.encode(word))).isEqualTo(word);
    }

    private String decode(List<Integer> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tokens.forEach(token -> bytes.writeBytes(tokenizer.bytes(token)));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
