package ai.babelbit.cli;

import ai.babelbit.dialogue.Challenge;
import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The built-in challenge as a user's own file.
public final class BuiltinData {
    private BuiltinData() {}

    /// Writes its first dialogues as JSON lines, by turns of the corpora `even` and `odd`.
    public static Path write(Path file, int dialogues) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Dialogue dialogue : Challenge.builtin().dialogues().subList(0, dialogues)) {
            lines.add(Json.MAPPER.writeValueAsString(Map.of(
                    "dialogue_uid",
                    "d" + lines.size(),
                    "corpus",
                    lines.size() % 2 == 0 ? "even" : "odd",
                    "utterances",
                    dialogue.utterances())));
        }
        return Files.write(file, lines);
    }
}
