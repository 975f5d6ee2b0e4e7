package ai.babelbit.engine;

import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.reveal.Reveal;
import ai.babelbit.dialogue.reveal.RevealSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// Sessions of the public Python engine: a challenge, and every answer in order without `session_id`.
record Recorded(String name) {
    private static final Path FOLDER = Path.of("src/test/resources/conformance/engine");

    Supplier<DialogueReader> challenge() {
        return ChallengeFile.open(FOLDER.resolve(name + ".challenge.json"))::reader;
    }

    List<ObjectNode> rows() throws IOException {
        List<ObjectNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(name + ".transcript.jsonl"))) {
            rows.add((ObjectNode) Json.MAPPER.readTree(line));
        }
        return rows;
    }

    /// The same session without an engine.
    List<Reveal> inMemory() throws IOException {
        List<Reveal> reveals = new ArrayList<>();
        try (DialogueReader reader = challenge().get()) {
            Iterator<Dialogue> dialogues = reader.remaining();
            RevealSession session = new RevealSession("memory", dialogues);
            for (int row = rows().size(); row > 0; row--) {
                reveals.add(session.next());
            }
        }
        return reveals;
    }
}
