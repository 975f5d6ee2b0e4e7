package ai.babelbit.dialogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads the resource behind [Challenge#builtin].
final class BuiltinChallenge {
    static final String RESOURCE = "builtin.challenge.json";

    private BuiltinChallenge() {}

    static Challenge load() {
        List<Dialogue> dialogues = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(BuiltinChallenge.class.getResourceAsStream(RESOURCE), RESOURCE);
                DialogueReader reader =
                        new JsonDialogueReader(new InputStreamReader(in, StandardCharsets.UTF_8), RESOURCE)) {
            for (Dialogue dialogue = reader.next(); dialogue != null; dialogue = reader.next()) {
                dialogues.add(dialogue);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the built-in challenge", e);
        }
        return new Challenge(dialogues.getFirst().challengeUid(), dialogues);
    }
}
