package ai.babelbit.prediction.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.corpus.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NgramModelTest {
    @TempDir
    Path folder;

    @Test
    void aModelReadFromAStreamIsTheOneMappedFromItsFile() throws IOException {
        NgramModel mapped = Corpora.train(folder, Corpora.builtin(), Corpora.TEXTBOOK);
        byte[] bytes = Files.readAllBytes(folder.resolve("out.model"));
        NgramModel read = NgramModel.read(new ByteArrayInputStream(bytes), "resource");
        assertThat(read.order()).isEqualTo(3);
        assertThat(read.bytes()).isEqualTo(bytes.length);
        assertThat(read.corpus()).isEqualTo(mapped.corpus());
        for (List<String> dialogue : Corpora.builtin()) {
            for (String word : Words.split(dialogue.getFirst())) {
                List<String> history = List.of("END", word);
                int next = mapped.vocabulary().number(word);
                assertThat(Corpora.history(read, history).probability(next))
                        .isEqualTo(Corpora.history(mapped, history).probability(next));
            }
        }
    }

    @Test
    void everyWordKeepsItsNumberAndItsText() throws IOException {
        NgramModel model = Corpora.train(folder, List.of(List.of("ä b 漢字 😀 b", "b ä EOF")), Corpora.TEXTBOOK);
        assertThat(model.size(1)).isEqualTo(Tokens.FIRST_WORD + 5);
        for (String word : List.of("ä", "b", "漢字", "😀", "EOF")) {
            assertThat(model.vocabulary().word(model.vocabulary().number(word))).isEqualTo(word);
        }
        assertThat(model.vocabulary().number("b")).isEqualTo(Tokens.FIRST_WORD);
        assertThat(List.of("", "B", "bb", "漢")).allMatch(w -> model.vocabulary().number(w) == Tokens.UNKNOWN);
    }

    @Test
    void aModelCutOffAnywhereIsRefusedWithItsName() throws IOException {
        Corpora.train(folder, Corpora.TINY, Corpora.TEXTBOOK);
        byte[] whole = Files.readAllBytes(folder.resolve("out.model"));
        Path cut = folder.resolve("cut.model");
        for (int part = 0; part < 50; part++) {
            Files.write(cut, Arrays.copyOf(whole, whole.length * part / 50));
            assertThatThrownBy(() -> NgramModel.open(cut))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("cut.model");
        }
    }

    @Test
    void anythingElseIsRefusedWithItsName() throws IOException {
        Path other = Files.writeString(folder.resolve("other.bin"), "{\"utterances\": []}".repeat(100));
        assertThatThrownBy(() -> NgramModel.open(other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("other.bin")
                .hasMessageContaining("not an n-gram model");
        assertThatThrownBy(() -> NgramModel.open(folder.resolve("absent")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("absent");
        assertThatThrownBy(() -> NgramModel.open(folder)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aChangeAnywhereInTheHeaderIsNoticed() throws IOException {
        Corpora.train(folder, Corpora.TINY, Corpora.TEXTBOOK);
        byte[] whole = Files.readAllBytes(folder.resolve("out.model"));
        for (int at = 0; at < ModelHeader.BYTES; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            assertThatThrownBy(() -> NgramModel.read(new ByteArrayInputStream(damaged), "m"))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void aChangeAnywhereInTheBodyIsNoticed() throws IOException {
        Corpora.train(folder, Corpora.builtin(), new NgramOptions(3, 1, 1 << 30, 4, Map.of()));
        byte[] whole = Files.readAllBytes(folder.resolve("out.model"));
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            // The first and last bytes, and others anywhere.
            int at = i < 2
                    ? (i == 0 ? ModelHeader.BYTES : whole.length - 1)
                    : random.nextInt(ModelHeader.BYTES, whole.length);
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> NgramModel.read(new ByteArrayInputStream(damaged), "m"))
                    .as("seed %d, byte %d", seed, at)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("m: damaged, its content does not match its checksum");
        }
    }

    @Test
    void aDamagedFileIsRefusedWithItsNameInOneLine() throws IOException {
        Corpora.train(folder, Corpora.TINY, Corpora.TEXTBOOK);
        byte[] bytes = Files.readAllBytes(folder.resolve("out.model"));
        bytes[bytes.length / 2] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.model"), bytes);
        assertThatThrownBy(() -> NgramModel.open(damaged))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(damaged + ": damaged, its content does not match its checksum");
    }

    @Test
    void anEarlierVersionIsRefusedAsSuch() throws IOException {
        Corpora.train(folder, Corpora.TINY, Corpora.TEXTBOOK);
        byte[] bytes = Files.readAllBytes(folder.resolve("out.model"));
        assertThat(bytes[8]).isEqualTo((byte) 2);
        bytes[8] = 1;
        assertThatThrownBy(() -> NgramModel.read(new ByteArrayInputStream(bytes), "m"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("m: an n-gram model of version 1, expected version 2");
    }
}
