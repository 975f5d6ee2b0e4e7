package ai.babelbit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChallengeFileTest {
    private static final String CHALLENGE = """
            {"challenge_uid": "ch", "extra": {"a": [1, {}]}, "dialogues": [
              {"dialogue_uid": "d1", "language": "de", "utterances": ["eins zwei", ""], "more": null},
              {"utterances": []}]}
            """;

    @TempDir
    Path folder;

    @Test
    void aChallengeObjectIsReadWithItsNames() throws IOException {
        ChallengeFile file = ChallengeFile.open(write("c.json", CHALLENGE));
        assertThat(file.uid()).isEqualTo("ch");
        assertThat(file.dialogues()).isEqualTo(2);
        assertThat(file.utterances()).isEqualTo(2);
        assertThat(file.words()).isEqualTo(2);
        assertThat(all(file))
                .containsExactly(
                        new Dialogue("ch", "d1", "de", List.of("eins zwei", "")),
                        new Dialogue("ch", null, null, List.of()));
    }

    @Test
    void aNameBehindTheDialoguesIsStillTheirs() throws IOException {
        ChallengeFile file = ChallengeFile.open(
                write("late.json", "{\"dialogues\":[{\"utterances\":[\"a\"]}],\"challenge_uid\":\"late\"}"));
        assertThat(file.uid()).isEqualTo("late");
        assertThat(all(file)).extracting(Dialogue::challengeUid).containsExactly("late");
    }

    @Test
    void aSingleDialogueHasNoChallenge() throws IOException {
        assertThat(all(ChallengeFile.open(write("d.json", "{\"dialogue_uid\":7,\"utterances\":[42,\"b\"]}"))))
                .containsExactly(new Dialogue(null, "7", null, List.of("42", "b")));
    }

    @Test
    void linesMayHoldChallengesAndDialogues() throws IOException {
        String lines = "{\"dialogue_uid\":\"x\",\"utterances\":[\"a\"]}\n\n" + CHALLENGE.replace("\n", " ")
                + "\n{\"dialogue_uid\":\"y\",\"utterances\":[\"b\"]}\n";
        assertThat(all(ChallengeFile.open(write("l.jsonl", lines))))
                .extracting(Dialogue::uid)
                .containsExactly("x", "d1", null, "y");
    }

    @Test
    void plainTextIsOneUtterancePerNonBlankLine() throws IOException {
        assertThat(all(ChallengeFile.open(write("t.txt", "\ufeffone two\r\n\n  three\u00a0\n"))))
                .containsExactly(new Dialogue(null, null, null, List.of("one two", "three")));
    }

    @Test
    void gzipIsRecognisedByItsContent() throws IOException {
        Path path = folder.resolve("packed.json");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(CHALLENGE.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(all(ChallengeFile.open(path))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "[]",
                "{}",
                "{\"dialogues\":{}}",
                "{\"dialogues\":[1]}",
                "{\"dialogues\":[{}]}",
                "{\"utterances\":\"a\"}",
                "{\"utterances\":[null]}",
                "{\"utterances\":[{}]}",
                "{\"utterances\":[true]}",
                "{\"dialogues\":[{\"utterances\":[]}]",
                "{\"utterances\":[\"a\"]} trailing",
                "{\"dialogue_uid\":[],\"utterances\":[]}"
            })
    void whatIsNoChallengeIsRefusedInOneLineThatNamesTheFile(String text) throws IOException {
        Path path = write("bad.json", text);
        assertThatThrownBy(() -> ChallengeFile.open(path))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(path.toString())
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({"json", "txt"})
    void everyCutOfAGoodFileIsReadOrRefusedButNeverCrashes(String suffix) throws IOException {
        byte[] whole = (CHALLENGE.strip() + "\u00fc\ud83d\ude42").getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            Path path = folder.resolve("cut." + suffix);
            Files.write(path, java.util.Arrays.copyOf(whole, length));
            try {
                ChallengeFile.open(path);
            } catch (InvalidInputException refused) {
                assertThat(refused.getMessage()).startsWith(path.toString());
            }
        }
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws IOException {
        Path path = folder.resolve("latin1.txt");
        Files.write(path, new byte[] {'a', (byte) 0xe9, 'b'});
        assertThatThrownBy(() -> ChallengeFile.open(path))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> ChallengeFile.open(folder.resolve("none.json")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none.json")
                .hasMessageContaining("no such file");
    }

    @Test
    void theBuiltInChallengeIsAsLargeAndVariedAsPromised() {
        Challenge builtin = Challenge.builtin();
        assertThat(builtin.uid()).isEqualTo("builtin-1");
        assertThat(builtin.dialogues()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(builtin.dialogues().stream()
                        .mapToInt(d -> d.utterances().size())
                        .sum())
                .isGreaterThanOrEqualTo(500);
        assertThat(builtin.dialogues()).anyMatch(d -> "de".equals(d.language()));
        assertThat(builtin.dialogues()).extracting(Dialogue::uid).doesNotHaveDuplicates();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<Dialogue> all(ChallengeFile file) throws IOException {
        List<Dialogue> dialogues = new ArrayList<>();
        try (DialogueReader reader = file.reader()) {
            reader.remaining().forEachRemaining(dialogues::add);
        }
        return dialogues;
    }
}
