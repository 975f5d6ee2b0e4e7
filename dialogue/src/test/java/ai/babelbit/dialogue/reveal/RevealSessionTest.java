package ai.babelbit.dialogue.reveal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class RevealSessionTest {
    private static final Path RECORDED = Path.of("src/test/resources/conformance/engine");

    /// What the public Python engine answered, in order.
    @ParameterizedTest
    @ValueSource(strings = {"simple", "edge"})
    void theRowsAreThoseOfTheRecordedEngine(String name) throws IOException {
        List<String> recorded = Files.readAllLines(RECORDED.resolve(name + ".transcript.jsonl"));
        assertThat(recorded).isNotEmpty();
        try (DialogueReader reader =
                ChallengeFile.open(RECORDED.resolve(name + ".challenge.json")).reader()) {
            RevealSession session = new RevealSession("s", reader.remaining());
            for (String line : recorded) {
                ObjectNode row = RevealJson.write(session.next());
                row.remove("kind");
                assertThat((JsonNode) row).isEqualTo(Json.MAPPER.readTree(line));
            }
        }
    }

    /// Rows of the published engine have no `kind`, and its challenge holds utterances that are or contain "EOF".
    @Test
    void rowsWithoutAKindAreUnderstoodEvenWhenSomebodySaysEof() throws IOException {
        try (DialogueReader reader =
                ChallengeFile.open(RECORDED.resolve("edge.challenge.json")).reader()) {
            RevealSession session = new RevealSession("s", reader.remaining());
            Reveal.Revealed previous = null;
            for (int i = 0; i < 40; i++) {
                Reveal.Revealed expected = session.next();
                ObjectNode row = RevealJson.write(expected);
                assertThat(RevealJson.read(row, previous)).isEqualTo(expected);
                row.remove("kind");
                assertThat(RevealJson.read(row, previous)).isEqualTo(expected);
                previous = expected;
            }
        }
    }

    @Test
    void theEndIsRepeatedForEver() {
        RevealSession session = new RevealSession(
                "s", List.of(new Dialogue("c", "d", null, List.of("word"))).iterator());
        for (int i = 0; i < 3; i++) {
            session.next();
        }
        assertThat(session.next().token()).isInstanceOf(Token.ChallengeEnd.class);
        assertThat(session.next()).isEqualTo(session.next());
    }
}
