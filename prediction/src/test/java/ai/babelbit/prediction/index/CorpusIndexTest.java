package ai.babelbit.prediction.index;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.prediction.ngram.Corpora;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class CorpusIndexTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path index;

    @BeforeEach
    void build() throws IOException {
        Indexes.build(folder, Corpora.builtin());
        index = folder.resolve("index");
    }

    @ParameterizedTest
    @EnumSource(IndexParts.class)
    void aMissingFileIsNamed(IndexParts part) throws IOException {
        Files.delete(index.resolve(part.file()));
        assertRefused(index, part.file());
    }

    @ParameterizedTest
    @EnumSource(IndexParts.class)
    void aFileCutOffAnywhereIsNamed(IndexParts part) throws IOException {
        byte[] whole = Files.readAllBytes(index.resolve(part.file()));
        for (int eighth = 0; eighth < 8; eighth++) {
            Files.write(index.resolve(part.file()), Arrays.copyOf(whole, whole.length * eighth / 8));
            assertRefused(index, part.file());
        }
        Files.write(index.resolve(part.file()), Arrays.copyOf(whole, whole.length + 1));
        assertRefused(index, part.file());
    }

    @ParameterizedTest
    @EnumSource(IndexParts.class)
    void aFileCutOffIsRefusedEvenWhereTheManifestAgrees(IndexParts part) throws IOException {
        byte[] whole = Files.readAllBytes(index.resolve(part.file()));
        for (int length : new int[] {0, 1, 7, 8, 15, 16, 20, whole.length / 2, whole.length - 4}) {
            Files.write(index.resolve(part.file()), Arrays.copyOf(whole, length));
            agree(part);
            assertRefused(index, "damaged");
        }
    }

    @ParameterizedTest
    @EnumSource(IndexParts.class)
    void aFileFromElsewhereIsRefusedEvenWhereTheManifestAgrees(IndexParts part) throws IOException {
        Path file = index.resolve(part.file());
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, "{\"utterances\": []}\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        agree(part);
        assertRefused(index, "damaged");
        byte[] ones = new byte[whole.length / 2];
        Arrays.fill(ones, (byte) -1);
        Files.write(file, ones);
        agree(part);
        assertRefused(index, "damaged");
    }

    @Test
    void filesOfAnotherIndexAreRefused() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Indexes.build(other, Corpora.TINY);
        for (IndexParts part : IndexParts.values()) {
            Path file = index.resolve(part.file());
            byte[] own = Files.readAllBytes(file);
            Files.copy(other.resolve("index").resolve(part.file()), file, StandardCopyOption.REPLACE_EXISTING);
            assertRefused(index, part.file());
            agree(part);
            assertRefused(index, "damaged");
            Files.write(file, own);
            agree(part);
        }
        CorpusIndex.open(index);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{}",
                "\"babelbit-index\"",
                "{\"format\":\"babelbit-index\"}",
                "{\"format\":\"babelbit-index\",\"version\":\"one\"}",
                "{\"format\":\"babelbit-index\",\"version\":2}",
                "{\"format\":\"babelbit-index\",\"version\":1e99}",
                "{\"format\":\"babelbit-index\",\"version\":1}",
                "{\"format\":\"babelbit-index\",\"version\":1,\"files\":7}",
                "{\"format\":\"babelbit-index\",\"version\":1,\"files\":{\"vocabulary.bin\":\"x\"}}",
                "{\"format\":\"babelbit-index\",\"version\":1,\"files\":{\"vocabulary.bin\":-5}}",
                "{\"format\":{\"babelbit-index\":1},\"version\":1}",
                "\u0000\u0001"
            })
    void aManifestThatIsNoneIsRefused(String manifest) throws IOException {
        Files.writeString(index.resolve(IndexFolder.MANIFEST), manifest);
        assertRefused(index, index.toString());
    }

    @Test
    void figuresThatAreNoneAreTakenForNone() throws IOException {
        ObjectNode manifest = manifest();
        manifest.put("dialogues", "many")
                .put("words", 1e300)
                .putNull("utterances")
                .remove("different_words");
        write(manifest);
        CorpusIndex.open(index);
    }

    @Test
    void aBinaryOrEndlessManifestIsRefused() throws IOException {
        Path manifest = index.resolve(IndexFolder.MANIFEST);
        Files.write(manifest, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertRefused(index, "manifest.json: not UTF-8 text");
        Files.writeString(manifest, "[".repeat(100_000));
        assertRefused(index, "manifest.json");
        Files.writeString(manifest, "{\"format\":\"babelbit-index\"}" + " ".repeat(2 << 20));
        assertRefused(index, "not an index");
    }

    @Test
    void whatIsNoFolderOrHasNoManifestIsRefused() throws IOException {
        assertRefused(folder.resolve("absent"), "absent");
        assertRefused(folder.resolve("corpus.jsonl"), "corpus.jsonl");
        assertRefused(Files.createDirectory(folder.resolve("empty")), "empty");
        Files.delete(index.resolve(IndexFolder.MANIFEST));
        Files.createDirectory(index.resolve(IndexFolder.MANIFEST));
        assertRefused(index, "manifest.json");
    }

    /// Lets the manifest say that a part is as long as it is.
    private void agree(IndexParts part) throws IOException {
        ObjectNode manifest = manifest();
        ((ObjectNode) manifest.get("files")).put(part.file(), Files.size(index.resolve(part.file())));
        write(manifest);
    }

    private ObjectNode manifest() throws IOException {
        return (ObjectNode) Json.MAPPER.readTree(Files.readString(index.resolve(IndexFolder.MANIFEST)));
    }

    private void write(ObjectNode manifest) throws IOException {
        Files.writeString(index.resolve(IndexFolder.MANIFEST), manifest.toString());
    }

    private static void assertRefused(Path index, String why) {
        assertThatThrownBy(() -> CorpusIndex.open(index))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\n");
    }
}
