package ai.babelbit.bench;

import ai.babelbit.dialogue.Challenge;
import ai.babelbit.dialogue.Words;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a challenge of a million short utterances, as JSON lines of 40 utterances each, out of the built-in
/// dialogues' words.
public final class MillionUtterances {
    private static final int DIALOGUES = 25_000;
    private static final int UTTERANCES = 40;

    private MillionUtterances() {}

    /// Writes the challenge.
    ///
    /// @param arguments the file to write
    public static void main(String[] arguments) throws IOException {
        RandomGenerator random = new SplittableRandom(1);
        List<String> words = Challenge.builtin().dialogues().stream()
                .flatMap(dialogue -> dialogue.utterances().stream())
                .flatMap(utterance -> Words.split(utterance).stream())
                .toList();
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[0]))) {
            for (int i = 0; i < DIALOGUES; i++) {
                ObjectNode dialogue = JsonNodeFactory.instance.objectNode().put("dialogue_uid", "million-" + i);
                ArrayNode utterances = dialogue.putArray("utterances");
                for (int j = 0; j < UTTERANCES; j++) {
                    StringBuilder text = new StringBuilder();
                    for (int k = 3 + random.nextInt(4); k > 0; k--) {
                        text.append(words.get(random.nextInt(words.size()))).append(' ');
                    }
                    utterances.add(text.toString().strip());
                }
                out.write(dialogue.toString());
                out.newLine();
            }
        }
    }
}
