package ai.babelbit.prediction.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.scoring.Embedder;
import ai.babelbit.dialogue.scoring.EmbedderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OnnxEmbedderTest extends EmbedderContract {
    private static final OnnxEmbedder BUILTIN = new OnnxEmbedder(Encoder.builtin());

    @AfterAll
    static void close() {
        BUILTIN.close();
    }

    @Override
    protected Embedder embedder() {
        return BUILTIN;
    }

    /// Cosines that langchain4j's embedder (1.20.0-beta30, ONNX Runtime 1.29.0, AVX-512) gave for the same
    /// model. Other processors round the quantised activations a little differently.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hi - how is all going with you? | Hi - how are you? | 0.7389
            book a table for two | reserve a table for two people | 0.7180
            I'd like to book a table for two | Please reserve a table for two people | 0.7367
            The cat sat on the mat | A cat was sitting on a mat | 0.9304
            I love this film | I hate this film | 0.7017
            I love this film. | I hate this film. | 0.7307
            Hi - how are you? | The stock market fell sharply on Tuesday. | 0.0679
            too much to do i'm afraid | i have too much work, sorry | 0.4560
            see you on friday | let's meet on friday | 0.6596
            Guten Tag, wie geht es Ihnen? | Hallo, wie geht's? | 0.3727
            hello | HELLO | 1.0000
            yes | no | 0.7439
            """)
    void knownPairsHaveTheirKnownCosine(String a, String b, double cosine) {
        assertThat(cosine(a, b)).isCloseTo(cosine, Offset.offset(0.02));
    }

    /// Pure function of the first 4,096 units and 128 tokens.
    @Test
    void whatLiesBeyondTheLimitsIsNotRead() {
        String words = "word ".repeat(200);
        assertThat(BUILTIN.embed(words + "one end")).isEqualTo(BUILTIN.embed(words + "another end"));
        String blanks = "hello" + " ".repeat(TextTokenizer.MAX_CHARS);
        assertThat(BUILTIN.embed(blanks + "unread")).isEqualTo(BUILTIN.embed("hello"));
        // The cut never leaves half of a pair behind.
        String emoji = "a" + "\ud83d\ude00".repeat(TextTokenizer.MAX_CHARS);
        assertThat(TextTokenizer.sound(emoji))
                .hasSize(TextTokenizer.MAX_CHARS - 1)
                .doesNotContain("\ufffd");
        assertThat(TextTokenizer.sound("\ud800a\u0000")).isEqualTo("\ufffda\ufffd");
    }

    @Test
    void aFolderGivesTheSameEncoderAndTruncatesWhereItSaysSo(@TempDir Path folder) throws IOException {
        Encoder builtin = Encoder.builtin();
        Files.write(folder.resolve("model.onnx"), builtin.model());
        Files.write(folder.resolve("tokenizer.json"), builtin.tokenizer());
        try (OnnxEmbedder whole = new OnnxEmbedder(Encoder.in(folder))) {
            assertThat(whole.digest()).isEqualTo(BUILTIN.digest());
            assertThat(whole.embed("hello there")).isEqualTo(BUILTIN.embed("hello there"));
        }
        Files.writeString(folder.resolve("config_sentence_transformers.json"), "{\"truncate_dim\": 128}");
        try (OnnxEmbedder shorter = new OnnxEmbedder(Encoder.in(folder))) {
            assertThat(shorter.dimensions()).isEqualTo(128);
            assertThat(shorter.digest()).isNotEqualTo(BUILTIN.digest());
            float[] all = BUILTIN.embed("hello there");
            float[] first = shorter.embed("hello there");
            assertThat(first[0] / first[1]).isCloseTo(all[0] / all[1], Offset.offset(1e-4f));
        }
        Files.writeString(folder.resolve("config_sentence_transformers.json"), "{\"truncate_dim\": 9999}");
        refuses(folder, "truncate_dim must be at most 384, was 9999");
        Files.writeString(folder.resolve("config_sentence_transformers.json"), "{\"truncate_dim\": \"x\"}");
        refuses(folder, "whole number");
    }

    @Test
    void filesThatAreNoEncoderAreRefusedInOneLine(@TempDir Path folder) throws IOException {
        refuses(folder, "model.onnx");
        Files.writeString(folder.resolve("model.onnx"), "no model");
        refuses(folder, "tokenizer.json");
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        refuses(folder, "tokenizer.json");
        Files.write(folder.resolve("tokenizer.json"), Encoder.builtin().tokenizer());
        refuses(folder, "model.onnx cannot be used");
    }

    private static void refuses(Path folder, String what) {
        assertThatThrownBy(() -> new OnnxEmbedder(Encoder.in(folder)).close())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(what)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n");
    }

    private static double cosine(String a, String b) {
        return Embedder.cosine(BUILTIN.embed(a), BUILTIN.embed(b));
    }
}
