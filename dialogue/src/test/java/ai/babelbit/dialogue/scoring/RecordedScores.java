package ai.babelbit.dialogue.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Documents that the public Python scorer made from logs, `CASE.lexW.expected.json` beside `CASE.jsonl`.
record RecordedScores(Path log, double lexicalWeight, Path expected) {
    private static final Pattern NAME = Pattern.compile("(.*)\\.lex([0-9.]+)\\.expected\\.json");

    static List<RecordedScores> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(RecordedScores::of)
                    .filter(java.util.Objects::nonNull)
                    .sorted(java.util.Comparator.comparing(scores -> scores.expected.toString()))
                    .toList();
        }
    }

    private static @org.jspecify.annotations.Nullable RecordedScores of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? new RecordedScores(
                        file.resolveSibling(name.group(1) + ".jsonl"), Double.parseDouble(name.group(2)), file)
                : null;
    }

    void check() {
        DialogueScore score =
                DialogueLog.read(log, _ -> {}).score(new ScoringRule(lexicalWeight, Similarity.jaccard()));
        JsonNode document = DialogueScoreJson.write(
                score, ScoreIdentity.ofLog(log.getFileName().toString()));
        assertThat(normalised(document)).isEqualTo(normalised(Json.MAPPER.readTree(expected.toFile())));
    }

    /// Through text, so that 1 and 1.0 are compared as what they are written.
    private static JsonNode normalised(JsonNode node) {
        return Json.MAPPER.readTree(node.toString());
    }
}
